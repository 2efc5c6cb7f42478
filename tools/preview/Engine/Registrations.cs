using Preview.Plans;

namespace Preview.Engine;

/// <summary>The resources that a stack has by now, and what a new one must keep to. Not safe for threads by itself.</summary>
internal sealed class Registrations(StackIdentity stack)
{
    private readonly Dictionary<Urn, Registration> _all = [];
    private readonly DefaultProviders _defaultProviders = new(stack);
    private readonly Dictionary<(string Package, string Version, string DownloadUrl), string> _defaults = [];

    public bool Contains(Urn urn) => _all.ContainsKey(urn);

    public Registration? Find(Urn urn) => _all.GetValueOrDefault(urn);

    public void Add(Registration registration) => _all.Add(registration.Resource.Urn, registration);

    public IReadOnlyCollection<PlanResource> Resources() => [.. _all.Values.Select(registration => registration.Resource)];

    /// <summary>The provider of a resource: the explicit one, which must be known and of its package, or the default one, made when first needed.</summary>
    public string Provider(Urn urn, string reference, string version, string downloadUrl)
    {
        var package = urn.Type[..urn.Type.IndexOf(':')];
        if (reference == "")
        {
            if (!_defaults.TryGetValue((package, version, downloadUrl), out var made))
            {
                var provider = _defaultProviders.Create(package, version, downloadUrl);
                _all.TryAdd(provider.Urn, new Registration { Resource = provider });
                made = new ProviderReference(provider.Urn, provider.Id).ToString();
                _defaults.Add((package, version, downloadUrl), made);
            }

            return made;
        }

        if (!ProviderReference.TryParse(reference, out var parsed) || !_all.ContainsKey(parsed.Urn))
        {
            throw new RefusedException($"{urn} names a provider that is not registered: {reference}.", "Register the provider before the resources that it manages.")
            {
                Urn = urn.Text,
            };
        }

        return parsed.Package == package ? reference : throw new RefusedException(
            $"{urn} is of package {package}, but its provider is one of package {parsed.Package}: {parsed.Urn}.",
            $"Give it a provider of {package}, or none for the default one.")
        {
            Urn = urn.Text,
        };
    }

    /// <summary>The parent of a resource; null for none.</summary>
    public Urn? Parent(string parent, string type, string name) =>
        parent == "" ? null
        : _all.TryGetValue(new Urn(parent), out var above) ? above.Resource.Urn
        : throw new RefusedException(
            $"{type} \"{name}\" has a parent that is not registered: {parent}.",
            "Register the parent before its children, in the same stack.");

    public static void CheckType(string type, bool isManaged, string name)
    {
        // A component may have any type; a provider must be found by the first part of a resource's type.
        if (type == "" || (isManaged && (type.Split(':') is not { Length: 3 } parts || parts.Any(string.IsNullOrEmpty))))
        {
            throw new RefusedException($"\"{name}\" has the type token \"{type}\"; expected package:module:Type.", "Mend the type token.");
        }
    }

    public void CheckIsNew(Urn urn, string? location)
    {
        if (_all.TryGetValue(urn, out var first))
        {
            // Which of the two arrived first is chance, so it is not told.
            string[] places = [.. new[] { first.Location, location }.OfType<string>().Order(StringComparer.Ordinal)];
            var where = places.Length > 0 ? $" (registered at {string.Join(" and ", places)})" : "";
            throw new RefusedException($"Two resources have the same URN: {urn}{where}.", "Give one of them another name or another parent.") { Urn = urn.Text };
        }
    }
}
