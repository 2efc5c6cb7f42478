using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Secret;

internal sealed class SecretOutputsMarked : StackPolicy
{
    private static readonly TextListSetting Words = new()
    {
        Name = "words",
        Description = "Words in the names of outputs that are credentials, in any case.",
        Default = ["kubeconfig", "password", "passphrase", "token", "secret", "accessKey", "privateKey", "connectionString", "credential"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "secret-outputs-marked",
        Title = "Credentials in stack outputs are Pulumi secrets",
        Severity = Severity.Critical,
        Why =
            "Stack outputs are shown after each update, in pipelines too, and other stacks read them. Without the secret mark they are plain text in all of "
            + "these.",
        Remedy = "Wrap the output in Output.CreateSecret, or register a secret output.",
        Link = "https://www.pulumi.com/docs/iac/concepts/secrets/",
        Settings = [Words],
    };

    // secret-kubeconfig-marked covers a top-level kubeconfig.
    public override void Examine(StackResources stack, Check check)
    {
        var words = check.Setting(Words);
        foreach (var outputs in stack.OfType("pulumi:pulumi:Stack"))
        {
            for (var i = 0; i < outputs.Root.Count; i++)
            {
                var output = outputs.Root[i];
                if (output.Name != "kubeconfig")
                {
                    Examine(output, words, check);
                }
            }
        }
    }

    private static void Examine(Property output, ImmutableArray<string> words, Check check)
    {
        if (words.Any(word => output.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            check.Require(output.IsSecret | output.IsEmpty, output, $"The output {output.Path} is in plain text.");
            return;
        }

        for (var i = 0; i < output.Count; i++)
        {
            Examine(output[i], words, check);
        }
    }
}
