using System.Collections.Immutable;

namespace Infra.Platform.Spark;

/// <summary>
/// A Spark setting, or all whose names start alike, that an application may not have: spark-submit acts on it in the operator's own pod, with
/// the operator's files and rights. From Spark 4.0 and 4.1: SparkSubmit, DependencyUtils, the launcher, and the feature steps of the Kubernetes
/// driver. docs/security.md has the same list, and a test keeps the two equal.
/// </summary>
/// <param name="Start">The setting's name; where it ends in a dot, what the names start with.</param>
/// <param name="Effect">What spark-submit would do.</param>
internal sealed record SubmissionKey(string Start, string Effect)
{
    /// <summary>The lists of files among the settings: their content is judged instead.</summary>
    public static readonly ImmutableArray<string> FileLists = ["spark.archives", "spark.files", "spark.jars", "spark.submit.pyFiles"];

    public static readonly ImmutableArray<SubmissionKey> Refused =
    [
        new("spark.driver.defaultExtraClassPath", "puts a path onto its own class path"),
        new("spark.hadoop.fs.defaultFS", "looks files without a scheme up there"),
        new("spark.hadoop.hadoop.", "logs in to Hadoop, loads classes and reads key stores"),
        new("spark.home", "reads a configuration folder of its own pod"),
        new("spark.jars.", "downloads packages from a server of the application's choice, and loads them"),
        new("spark.kerberos.", "copies a keytab of its own pod into a secret of the application"),
        new("spark.kubernetes.authenticate.", "uses or copies tokens and keys of its own pod, or another service account"),
        new("spark.kubernetes.context", "reads a kubeconfig of its own pod"),
        new("spark.kubernetes.driver.master", "gives the driver another API server"),
        new("spark.kubernetes.driver.pod.excludedFeatureSteps", "leaves out steps that bound the driver's pod"),
        new("spark.kubernetes.driver.pod.featureSteps", "loads a class"),
        new("spark.kubernetes.driver.pod.name", "names the pod that the operator deletes at the end"),
        new("spark.kubernetes.driver.podTemplateFile", "reads a file of its own pod"),
        new("spark.kubernetes.executor.pod.excludedFeatureSteps", "leaves out steps that bound the executors' pods"),
        new("spark.kubernetes.executor.pod.featureSteps", "names a class for the driver to load; the setting of the driver's pod has the same form"),
        new("spark.kubernetes.executor.podTemplateFile", "copies a file of its own pod into a ConfigMap of the application"),
        new("spark.kubernetes.file.upload.path", "sends files of its own pod there"),
        new("spark.kubernetes.kerberos.", "copies a file of its own pod into a ConfigMap of the application"),
        new("spark.kubernetes.namespace", "makes the driver in that namespace"),
        new("spark.kubernetes.scheduler.volcano.", "reads a file of its own pod"),
        new("spark.kubernetes.submission.", "waits as long as the application says, and keeps other applications waiting"),
        new("spark.kubernetes.trust.certificates", "sends its token to any server that answers for the API server"),
        new("spark.master", "submits to another cluster"),
        new("spark.remote", "connects to another Spark"),
        new("spark.security.credentials.", "asks other services for tokens"),
        new("spark.submit.", "can run the application in its own pod"),
        new("spark.yarn.", "takes the older names of some of these settings"),
    ];

    /// <summary>Whether the name <c>k</c> of a setting is refused, in CEL.</summary>
    public static string Expression { get; } =
        $"!(k in [{Texts(FileLists)}]) && ("
        + $"k in [{Texts(Refused.Where(key => !key.IsPrefix).Select(key => key.Start))}] "
        + $"|| [{Texts(Refused.Where(key => key.IsPrefix).Select(key => key.Start))}].exists(p, k.startsWith(p)) "

        // The class of a file system: fs.<scheme>.impl, fs.AbstractFileSystem.<scheme>.impl.
        + "|| (k.startsWith('spark.hadoop.fs.') && k.endsWith('.impl')) "

        // spark-submit gets name=value and splits at the first sign: a name with one in it is another name.
        + @"|| !k.matches(r'^[^=\s]+$'))";

    private bool IsPrefix => Start.EndsWith('.');

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"'{text}'"));
}
