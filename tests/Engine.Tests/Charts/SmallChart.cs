using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Engine.Tests.Charts;

/// <summary>
/// A chart of our own under the name of a real one. It has the CRDs that the real one leaves behind, and in the place of its workloads one
/// ConfigMap with the values that it was given. Of what the real chart makes it proves nothing else.
/// </summary>
internal sealed class SmallChart(string name, IReadOnlyList<string> crds, string templates = "")
{
    private const string Values = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}-values
        data:
          version: {{ .Chart.Version | quote }}
          values: {{ .Values | toJson | quote }}
        """;

    public string Name => name;

    /// <summary>Hooks are not part of a release, so Helm does not remove what they made: the chart of YuniKorn 1.9.0 makes all its rights so.</summary>
    public static string HookMadeRights(string hook, params (string Kind, string Name)[] rights) => string.Join('\n', rights.Select(right => $$$"""
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {{{right.Kind}}}
        metadata:
          name: {{{right.Name}}}
          annotations: { helm.sh/hook: "{{{hook}}}" }
        {{{(right.Kind == "ClusterRole" ? "rules: []" : "roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }\nsubjects: []")}}}
        """));

    /// <summary>The archive that Helm downloads.</summary>
    public byte[] Archive(string version)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true)))
        {
            Add(tar, "Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: {version}\n");
            Add(tar, "values.yaml", "{}\n");
            Add(tar, "templates/values.yaml", Values);
            Add(tar, "templates/rights.yaml", templates);

            // Helm keeps a chart in a secret, which may have 1 MiB, but without the charts in it.
            Add(tar, "charts/crds/Chart.yaml", "apiVersion: v2\nname: crds\nversion: 0.0.0\n");
            foreach (var (crd, number) in crds.Select((crd, number) => (crd, number)))
            {
                Add(tar, $"charts/crds/crds/{number}.yaml", crd);
            }
        }

        return archive.ToArray();
    }

    private void Add(TarWriter tar, string path, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{name}/{path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
