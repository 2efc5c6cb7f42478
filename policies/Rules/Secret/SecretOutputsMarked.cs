using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Secret;

internal sealed class SecretOutputsMarked : StackPolicy
{
    private static readonly TextListSetting Words = new()
    {
        Name = "words",
        Description = "What the name of an output that is a credential contains, in any case.",
        Default = ["kubeconfig", "password", "passphrase", "token", "secret", "accessKey", "privateKey", "connectionString", "credential"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "secret-outputs-marked",
        Title = "Credentials among a stack's outputs are secret",
        Severity = Severity.Critical,
        Why = "Outputs of a stack are shown after each update, in pipelines too, and other stacks read them. What is not marked as secret is in all of these in clear.",
        Remedy = "Wrap the output in Output.CreateSecret, or register one that is secret by itself.",
        Link = "https://www.pulumi.com/docs/iac/concepts/secrets/",
        Settings = [Words],
    };

    // At the top a kubeconfig is another policy's business.
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
            check.Require(output.IsSecret | output.IsEmpty, output, $"The output {output.Path} is in clear.");
            return;
        }

        for (var i = 0; i < output.Count; i++)
        {
            Examine(output[i], words, check);
        }
    }
}
