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
        Title = "No static access keys",
        Severity = Severity.High,
        Why =
            "A static key is copied into files, images and chats, works from anywhere, and a stolen copy goes unnoticed. Its secret is also in the stack's "
            + "state.",
        Remedy = "Give the workload an identity: the platform creates one for each tenant. People sign in through the directory.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        References = [FrameworkReference.CisEks("5.2.1"), FrameworkReference.CisGke("5.2.2")],
    };

    public override IReadOnlyList<string> Types { get; } = [AwsKey, GcpKey];

    public override void Examine(Resource key, Check check)
    {
        switch (key.Type)
        {
            case AwsKey:
                check.Require(key["status"].Is("Inactive"), key["status"], $"{key.Name} is a static access key.");
                break;
            case GcpKey:
                check.Require(Answer.No, key["serviceAccountId"], $"{key.Name} is a static access key.");
                break;
        }
    }
}
