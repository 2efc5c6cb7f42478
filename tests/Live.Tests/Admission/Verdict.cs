using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Admission;

/// <summary>The answer of the platform's admission policies to a request.</summary>
internal static class Verdict
{
    /// <summary>The message of the platform's policy that refused it. Another refusal fails the test.</summary>
    public static string Refusal(this Answer answer, string policy)
    {
        Assert.False(answer.Accepted, "The server accepted it.");
        var prefix = $"ValidatingAdmissionPolicy '{policy}' with binding '{policy}' denied request: ";
        var at = answer.Message.IndexOf(prefix, StringComparison.Ordinal);
        Assert.True(at >= 0, answer.Message);
        return answer.Message[(at + prefix.Length)..];
    }

    public static void MustBeAccepted(this Answer answer) => Assert.True(answer.Accepted, answer.Message);

    /// <summary>A member of a tenant's developers, or of its admins where it has no developers.</summary>
    public static Subject Developer(this Tenant tenant) =>
        Subject.MemberOf(tenant.Groups.First(group => group.Contains("tenant-developer") || group.Contains("tenant-admin")).Key);
}
