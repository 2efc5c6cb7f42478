namespace Live.Tests.Cluster;

/// <summary>A verb and a resource, written as <c>kubectl auth can-i</c> takes them: <c>create roles.rbac.authorization.k8s.io</c>.</summary>
internal sealed record Right(string Verb, string Resource, string Group, string? Subresource)
{
    public static Right Parse(string text)
    {
        var (verb, what) = Halves(text, ' ');
        var (resource, group) = Halves(what, '.');
        var (plain, subresource) = Halves(resource, '/');
        return new Right(verb, plain, group, subresource.Length > 0 ? subresource : null);
    }

    private static (string, string) Halves(string text, char separator) =>
        text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "");
}
