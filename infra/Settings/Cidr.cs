using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Infra.Settings;

/// <summary>An IPv4 network in CIDR notation, for example 10.40.0.0/16. Host bits must be zero.</summary>
public sealed record Cidr
{
    private readonly IPNetwork _network;

    private Cidr(IPNetwork network) => _network = network;

    /// <summary>The number of leading bits that name the network, 0 to 32.</summary>
    public int PrefixLength => _network.PrefixLength;

    /// <summary>Reads a network.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="cidr">The network, when the answer is true.</param>
    /// <returns>False where the text is no IPv4 network, or one with host bits set.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Cidr? cidr)
    {
        cidr = null;
        if (!IPNetwork.TryParse(text, out var network) || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork)
        {
            return false;
        }

        cidr = new Cidr(network);
        return cidr.ToString() == text;
    }

    /// <summary>Reads a network that is known to be one.</summary>
    /// <param name="text">The text to read.</param>
    /// <returns>The network.</returns>
    /// <exception cref="FormatException">The text is no network.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is not an IPv4 network in CIDR notation.");

    /// <summary>Whether the two networks have an address in common.</summary>
    /// <param name="other">The other network.</param>
    /// <returns>True where they overlap.</returns>
    public bool Overlaps(Cidr other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _network.Contains(other._network.BaseAddress) || other._network.Contains(_network.BaseAddress);
    }

    /// <summary>One of the equal parts that the network splits into.</summary>
    /// <param name="newBits">How many bits longer the part's prefix is: 2 splits into four parts.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <returns>The part.</returns>
    public Cidr Subnet(int newBits, int index)
    {
        var prefix = PrefixLength + newBits;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix, 32);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1 << newBits);
        var address = ToNumber(_network.BaseAddress) + ((uint)index << (32 - prefix));
        return new Cidr(new IPNetwork(FromNumber(address), prefix));
    }

    /// <summary>One of the network's addresses.</summary>
    /// <param name="index">Which, counted from the network's own address, which is 0.</param>
    /// <returns>The address, for example 172.20.0.1.</returns>
    public string Address(int index) => FromNumber(ToNumber(_network.BaseAddress) + (uint)index).ToString();

    /// <inheritdoc/>
    public override string ToString() => _network.ToString();

    private static uint ToNumber(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
    }

    private static IPAddress FromNumber(uint number) =>
        new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
