using System.Collections.Immutable;
using Infra.Clusters;
using Pulumi;

namespace Infra.Platform.Spark;

/// <summary>
/// Bounds what an application may have spark-submit read, run or send. The operator runs spark-submit in its own pod, with a token that makes
/// pods in every tenant's namespace; an application that reached that token, or ran code beside it, would reach every tenant.
/// </summary>
/// <remarks>
/// On a change the rules look at what the change brings: a refused field that was there before may stay as it is, so that the operator, labels,
/// finalizers and the deletion of an older application still work. It cannot be added or changed. Settings of the object store are harmless by
/// themselves, and not beside files that spark-submit looks up with them: who adds such a file answers for the settings that were there before.
/// </remarks>
internal static class SubmissionBoundary
{
    public const string Name = "spark-platform-submission";

    // spark-submit leaves local: to the driver, and looks the others up in the object store. A path without a scheme is a file of its own pod.
    // Anchored, without a comma: the operator joins lists by commas, and passes a text that begins with a dash on as an option.
    private const string Source = @"r'^(local:/|s3a://|gs://|abfss://)[^,\s]+$'";

    // With one of these spark-submit takes the application's arguments for its own options (SparkSubmitCommandBuilder).
    private const string MainClassOfSpark =
        "['org.apache.spark.repl.Main', 'org.apache.spark.sql.application.ConnectRepl', 'org.apache.spark.sql.connect.service.SparkConnectServer', "
        + "'org.apache.spark.sql.hive.thriftserver.HiveThriftServer2', 'org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver']";

    private const string Sources =
        "mainApplicationFile, jars, files, archives and pyFiles come from the image or the object store: they start with local://, s3a://, gs:// or abfss://";

    private static readonly ImmutableArray<string> Dependencies = ["jars", "files", "pyFiles", "archives"];

    private static readonly ImmutableArray<string> Packages = ["packages", "excludePackages", "repositories"];

    public static Resource Create(ClusterContract cluster, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "sparkoperator.k8s.io",
        Resources = ["sparkapplications", "scheduledsparkapplications", "sparkconnects"],
        Operations = ["CREATE", "UPDATE"],
        Variables =
        [
            ("new", "object.kind == 'ScheduledSparkApplication' ? object.spec.template : object.spec"),
            ("old", "request.operation == 'CREATE' ? {} : (object.kind == 'ScheduledSparkApplication' ? oldObject.spec.template : oldObject.spec)"),
            .. Both("Conf", of => $"has({of}.sparkConf) ? {of}.sparkConf : {{}}"),
            .. Both("HadoopConf", of => $"has({of}.hadoopConf) ? {of}.hadoopConf : {{}}"),
            .. Both("Deps", of => $"has({of}.deps) ? {of}.deps : {{}}"),
            .. Both("Files", of => string.Join(" + ", Dependencies.Select(list => List(of, list)))
                + $" + {List(SubmissionKey.FileLists)}.filter(k, k in {of}Conf).map(k, {of}Conf[k]).join(',').split(',').map(f, f.trim()).filter(f, f != '')"),
            .. Both("Packages", of => string.Join(" + ", Packages.Select(list => List(of, list)))),
            ("refusedFiles", $"variables.newFiles.filter(f, !f.matches({Source}) && !(f in variables.oldFiles))"),
            ("refusedConf", Changed("Conf", SubmissionKey.Expression)),
            ("refusedHadoopConf", Changed("HadoopConf", $"['spark.hadoop.' + h].exists(k, {SubmissionKey.Expression})", "h")),
            ("addsStoreFiles", "variables.newFiles.exists(f, !f.startsWith('local:') && !(f in variables.oldFiles))"),
            ("storeConf", $"{StoreSettings("Conf", "spark.hadoop.fs.")} + {StoreSettings("HadoopConf", "fs.")}"),
            ("references", Changed("Conf", Reference("Conf")) + " + " + Changed("HadoopConf", Reference("HadoopConf"))),
        ],
        Rules =
        [
            Rule(
                "has(variables.new.mode) ? (variables.new.mode == 'cluster' || "
                    + Same("mode")
                    + ") : (!has(variables.old.mode) || object.kind == 'ScheduledSparkApplication')",
                "mode must be cluster: in client mode the application runs in the operator's own pod, with the operator's rights. Write mode: cluster."),
            Rule(
                $"object.kind == 'SparkConnect' || (has(variables.new.mainApplicationFile) ? (variables.new.mainApplicationFile.matches({Source}) || "
                + $"{Same("mainApplicationFile")}) : {Absent("mainApplicationFile")})",
                $"mainApplicationFile is missing, or spark-submit would read it or take it for an option in the operator's own pod. {Sources}."),
            Rule(
                @"object.kind == 'SparkConnect' || !has(variables.new.mainApplicationFile) || variables.new.mainApplicationFile.matches(r'[.](py|R|r)$') "
                + $"|| (has(variables.new.mainClass) && variables.new.mainClass != '') || ({Absent("mainClass")} && {Same("mainApplicationFile")})",
                "mainClass is missing: spark-submit would open the jar in the operator's own pod to look for it. Add it, for example mainClass: "
                + "org.example.Main."),
            Rule(
                $"!has(variables.new.mainClass) || !(variables.new.mainClass in {MainClassOfSpark}) || {Same("mainClass")}",
                "mainClass is one of Spark's own shells or servers: spark-submit would take the application's arguments for its own options. Use a class of "
                + "the application."),
            Rule(
                "variables.refusedFiles.size() == 0",
                $"spark-submit would read a file in the operator's own pod. {Sources}.",
                $"'spark-submit would read these in the pod of the operator: ' + variables.refusedFiles.join(' ') + '. {Sources}.'"),
            Rule(
                "variables.newPackages.all(p, p in variables.oldPackages)",
                "deps.packages, deps.excludePackages and deps.repositories are not allowed: spark-submit would download and load packages in the operator's "
                + "own pod. Put the packages into the image."),
            Settings("sparkConf", "refusedConf"),
            Settings("hadoopConf", "refusedHadoopConf"),
            Rule(
                "variables.storeConf.size() == 0 || variables.newFiles.all(f, f.startsWith('local:'))",
                "With jars, files, archives or pyFiles in the object store, sparkConf and hadoopConf have no settings fs.*: spark-submit would use them in the "
                + "operator's own pod. "
                + "Remove these settings, or put the files into the image."),
            Rule(
                "variables.references.size() == 0",
                "A value of sparkConf or hadoopConf refers to ${env:…} or ${system:…}, which spark-submit fills in from the operator's own pod. Write the "
                + "value itself."),
            Rule(
                "!has(variables.new.driverIngressOptions) || variables.new.driverIngressOptions.size() == 0 || " + Same("driverIngressOptions"),
                "driverIngressOptions is not allowed: the operator would make services and ingresses of any host with its own rights. Remove it, and forward "
                + "a port to the driver."),
            Rule(
                "object.kind != 'SparkConnect' || !has(variables.new.server.service) || (has(variables.old.server) && has(variables.old.server.service) && "
                + "variables.old.server.service == variables.new.server.service)",
                "server.service is not allowed: the operator would make any service with its own rights. Remove it: the operator's own service reaches the "
                + "server."),
        ],
    }.Create(cluster, parent);

    private static AdmissionRule Rule(string expression, string message, string? messageExpression = null) =>
        new(expression, message) { MessageExpression = messageExpression, Reason = "Forbidden" };

    private static AdmissionRule Settings(string map, string refused) => Rule(
        $"variables.{refused}.size() == 0",
        $"{map} has settings that spark-submit acts on in the operator's own pod. Remove them; docs/security.md lists them with the reasons.",
        $"'{map} has settings that spark-submit acts on in the pod of the operator: ' + variables.{refused}.join(', ') + '. Remove them; docs/security.md "
        + "lists them with the reasons.'");

    /// <summary>A variable of the object, <c>new…</c>, and of what it was before, <c>old…</c>.</summary>
    private static IEnumerable<(string Name, string Expression)> Both(string name, Func<string, string> expression) =>
        [($"new{name}", expression("variables.new")), ($"old{name}", expression("variables.old"))];

    private static string Same(string field) => $"(has(variables.old.{field}) && variables.old.{field} == variables.new.{field})";

    private static string Absent(string field) => $"(request.operation == 'UPDATE' && !has(variables.old.{field}))";

    /// <summary>The names in a map that a change adds or changes, and for which the condition holds.</summary>
    private static string Changed(string map, string condition, string key = "k") =>
        $"variables.new{map}.filter({key}, ({condition}) && {IsChanged(map, key)})";

    /// <summary>The settings of the object store that a change answers for: those that it changes, and all if it adds files of the store.</summary>
    private static string StoreSettings(string map, string prefix) =>
        $"variables.new{map}.filter(k, k.startsWith('{prefix}') && (variables.addsStoreFiles || {IsChanged(map, "k")}))";

    private static string IsChanged(string map, string key) =>
        $"!({key} in variables.old{map} && variables.old{map}[{key}] == variables.new{map}[{key}])";

    private static string Reference(string map) => $"variables.new{map}[k].contains('${{env:') || variables.new{map}[k].contains('${{system:')";

    private static string List(string of, string list) => $"(has({of}Deps.{list}) ? {of}Deps.{list} : [])";

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => $"'{text}'"))}]";
}
