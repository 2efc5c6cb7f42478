using System.Text.RegularExpressions;
using System.Xml.Linq;
using Infra.Tests.Support;

namespace Infra.Tests.Images;

/// <summary>The reference image has the contents that its page lists, and versions that have to change together are the same.</summary>
public partial class SparkImageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "images", "spark");

    private static readonly string[] Lines = [.. Instructions(File.ReadAllText(Path.Combine(Folder, "Dockerfile")))];

    private static readonly (string Digest, string Path)[] Jars =
        [
            .. File.ReadLines(Path.Combine(Folder, "jars.txt")).Where(
                line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1])),
        ];

    [Fact]
    public void Every_base_image_is_pinned_by_digest()
    {
        var bases = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(bases);
        Assert.All(bases, line => Assert.Matches(@"^FROM [a-z0-9./-]+:[0-9][0-9.]*@sha256:[0-9a-f]{64}( AS [a-z]+)?$", line));
        Assert.Single(bases.Select(line => line.Split(' ')[1]).Distinct());
    }

    [Fact]
    public void It_does_not_run_as_root() => Assert.Equal("USER 185:185", Lines.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_added_from_an_address()
    {
        Assert.DoesNotContain(Lines, line => line.StartsWith("ADD ", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines, line => line.StartsWith("RUN ", StringComparison.Ordinal) && Regex.IsMatch(line, "curl|wget|https?:"));
    }

    [Fact]
    public void Every_file_that_it_copies_is_there() => Assert.All(
        Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1].Where(part => !part.StartsWith("--", StringComparison.Ordinal))),
        file => Assert.True(File.Exists(Path.Combine(Folder, file)), $"images/spark/{file} is missing."));

    [Fact]
    public void Every_jar_has_a_digest_and_an_exact_version() => Assert.All(Jars, jar =>
    {
        Assert.Matches("^(published|sha1:[0-9a-f]{40}|sha256:[0-9a-f]{64})$", jar.Digest);
        var (version, file) = (jar.Path.Split('/')[^2], jar.Path.Split('/')[^1]);
        Assert.Matches(@"^[0-9]+(\.[0-9]+)+(\.Final)?$", version);
        Assert.Matches($@"^{Regex.Escape(jar.Path.Split('/')[^3])}-{Regex.Escape(version)}(-shaded)?\.jar$", file);
    });

    [Theory]
    [InlineData("hadoop-aws")]
    [InlineData("bundle")]
    [InlineData("analyticsaccelerator-s3")]
    [InlineData("hadoop-azure")]
    [InlineData("gcs-connector")]
    [InlineData("spark-hadoop-cloud_2.13")]
    public void Every_store_has_its_connector(string jar) => Assert.Single(Jars, entry => entry.Path.Split('/')[^3] == jar);

    [Fact]
    public async Task What_changes_together_is_the_same()
    {
        var spark = Regex.Match(Lines[0], @"spark:([0-9.]+)@").Groups[1].Value;

        // One difference: of this module there was no 4.2.0 (images/spark/README.md). With another Spark the reason is to be looked at again.
        Assert.Equal(("4.2.0", "4.1.2"), (spark, Version("spark-hadoop-cloud_2.13")));
        Assert.Equal(Version("hadoop-aws"), Version("hadoop-azure"));
        var examples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "examples"), "*.yaml");
        Assert.All(examples, example => Assert.Contains($"sparkVersion: {spark}\n", File.ReadAllText(example), StringComparison.Ordinal));
        Assert.StartsWith($"{spark}-", (await EksRun.Shipped).Settings.Platform.Spark.ImageTag, StringComparison.Ordinal);
        Assert.Contains($"image.version=\"{(await EksRun.Shipped).Settings.Platform.Spark.ImageTag}\"", string.Join('\n', Lines), StringComparison.Ordinal);
    }

    /// <summary>The entry point reads what Spark reads, first the submission's properties, then the defaults, as they are written.</summary>
    [Theory]
    [InlineData(
        "spark.eventLog.enabled=true\nspark.eventLog.dir=s3a\\://b/e/${spark.kubernetes.namespace}/\nspark.kubernetes.namespace=a\n",
        "",
        "-mkdir -p s3a://b/e/a/")]
    [InlineData("spark.eventLog.dir=s3a\\://b/own/\n", "spark.eventLog.enabled true\nspark.eventLog.dir s3a://b/default/\n", "-mkdir -p s3a://b/own/")]
    [InlineData(
        "",
        "spark.eventLog.enabled true\nspark.eventLog.dir gs://b/e/\nspark.hadoop.fs.gs.auth.type COMPUTE_ENGINE\nspark.hadoop.mapreduce.x y\n",
        "-Dfs.gs.auth.type=COMPUTE_ENGINE -mkdir -p gs://b/e/")]
    [InlineData("spark.eventLog.enabled=false\n", "spark.eventLog.enabled true\nspark.eventLog.dir gs://b/e/\n", "")]
    [InlineData("", "spark.eventLog.dir gs://b/e/\n", "")]
    public void The_folder_of_the_event_logs_is_the_one_that_Spark_will_use(string properties, string defaults, string command)
    {
        using var folder = new ImageFolder(properties, defaults);
        Assert.Equal(0, folder.MakeEventLogFolder());
        Assert.Equal(command, folder.AskedOfHadoop);
    }

    /// <summary>
    /// Hadoop's shell dies before it reads its arguments where no core-site.xml is on its class path (seen with Hadoop 3.5.0:
    /// "core-site.xml not found"), and Spark's image has none.
    /// </summary>
    [Fact]
    public void Hadoop_finds_the_file_without_which_its_shell_does_not_start()
    {
        using var folder = new ImageFolder("spark.eventLog.enabled=true\nspark.eventLog.dir=s3a\\://b/e/\n", "");
        Assert.Equal(0, folder.MakeEventLogFolder());
        var entries = folder.ClassPath.Split(':');
        Assert.Equal("configuration", XDocument.Load(Path.Combine(entries[0], "core-site.xml")).Root!.Name.LocalName);
        Assert.EndsWith("/jars/*", entries[^1], StringComparison.Ordinal);

        // In the image both lie together, as they do here.
        Assert.Contains(
            Lines,
            line => line.StartsWith("COPY ", StringComparison.Ordinal)
                && line.EndsWith(" hadoop/core-site.xml /opt/spark-platform/hadoop/", StringComparison.Ordinal));
        Assert.Contains(
            Lines,
            line => line.StartsWith("COPY ", StringComparison.Ordinal) && line.EndsWith(" event_log_folder.py /opt/spark-platform/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_not_hidden()
    {
        using var folder = new ImageFolder("spark.eventLog.enabled=true\nspark.eventLog.dir=s3a\\://b/e/\n", "", exitCode: 1);
        Assert.Equal(1, folder.MakeEventLogFolder());
    }

    private static string Version(string jar) => Jars.Single(entry => entry.Path.Split('/')[^3] == jar).Path.Split('/')[^2];

    private static IEnumerable<string> Instructions(string dockerfile) =>
        Continued().Replace(dockerfile, " ").Split('\n').Where(line => line.Length > 0 && line[0] != '#');

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
