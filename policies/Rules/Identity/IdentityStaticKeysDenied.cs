using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityStaticKeysDenied : ResourcePolicy
{
    private const string AwsKey = "aws:iam/accessKey:AccessKey";
    private const string GcpKey = "gcp:serviceaccount/key:Key";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-static-keys-denied",
        Title = "Nothing signs in with a key that stays the same",
        Severity = Severity.High,
        Why = "A key is copied into files, images and chats, works from anywhere, and nobody sees that a second one has it. Its secret half is in the stack's state besides.",
        Remedy = "Give the workload an identity: the platform makes one for each tenant. People sign in through the directory.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        References = [FrameworkReference.CisEks("5.2.1"), FrameworkReference.CisGke("5.2.2")],
    };

    public override IReadOnlyList<string> Types { get; } = [AwsKey, GcpKey];

    public override void Examine(Resource key, Check check)
    {
        var status = key["status"];
        check.Require(
            key.Type == AwsKey ? status.Is("Inactive") : Answer.No, key.Type == AwsKey ? status : key["serviceAccountId"],
            $"{key.Name} is a key that stays the same.");
    }
}
