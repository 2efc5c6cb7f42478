using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Contract;
using Pulumi;
using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform;

/// <summary>
/// A ValidatingAdmissionPolicy with its binding: rules in CEL that the API server asks itself, without a webhook. It fails closed: a rule that
/// cannot be evaluated refuses the request.
/// </summary>
internal sealed record AdmissionPolicy
{
    /// <summary>The name of the policy and of its binding, once in the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>The API group of the kinds; empty for Kubernetes' core.</summary>
    public required string ApiGroup { get; init; }

    /// <summary>The kinds, in the plural and lower case, as a role names them.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>The requests: CREATE, UPDATE, DELETE.</summary>
    public required ImmutableArray<string> Operations { get; init; }

    /// <summary>The one namespace where it holds. Default: every tenant's.</summary>
    public string? Namespace { get; init; }

    /// <summary>Which of these requests it judges, by name: a CEL expression each. Default: all.</summary>
    public ImmutableArray<(string Name, string Expression)> Conditions { get; init; } = [];

    /// <summary>The expressions that the rules share, in an order in which each uses only those before it.</summary>
    public ImmutableArray<(string Name, string Expression)> Variables { get; init; } = [];

    /// <summary>The conditions that must hold, each with the message of its refusal.</summary>
    public required ImmutableArray<AdmissionRule> Rules { get; init; }

    /// <returns>The binding: from then on the policy is in force.</returns>
    public ValidatingAdmissionPolicyBinding Create(ClusterContract cluster, ComponentResource parent)
    {
        var policy = new ValidatingAdmissionPolicy(
            Name,
            new ValidatingAdmissionPolicyArgs { Metadata = PlatformObject.Metadata(cluster, Name), Spec = Spec() },
            ChildOptions.Of(parent));
        return new ValidatingAdmissionPolicyBinding(
            Name,
            new ValidatingAdmissionPolicyBindingArgs
            {
                Metadata = PlatformObject.Metadata(cluster, Name),
                Spec = new ValidatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = Name,
                    ValidationActions = { "Deny" },
                    MatchResources = new MatchResourcesArgs { NamespaceSelector = Selector() },
                },
            },
            ChildOptions.Of(parent, policy));
    }

    private LabelSelectorArgs Selector() => Namespace is { } one
        ? new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = one } }
        : new LabelSelectorArgs { MatchExpressions = { new LabelSelectorRequirementArgs { Key = PlatformObject.TenantLabel, Operator = "Exists" } } };

    private ValidatingAdmissionPolicySpecArgs Spec()
    {
        var spec = new ValidatingAdmissionPolicySpecArgs
        {
            FailurePolicy = "Fail",
            MatchConstraints = new MatchResourcesArgs
            {
                ResourceRules =
                {
                    new NamedRuleWithOperationsArgs
                    {
                        ApiGroups = { ApiGroup },
                        ApiVersions = { ApiGroup.Length == 0 ? "v1" : "*" },
                        Resources = Resources,
                        Operations = Operations,
                    },
                },
            },
        };
        foreach (var (name, expression) in Conditions)
        {
            spec.MatchConditions.Add(new MatchConditionArgs { Name = name, Expression = expression });
        }

        foreach (var (name, expression) in Variables)
        {
            spec.Variables.Add(new VariableArgs { Name = name, Expression = expression });
        }

        foreach (var rule in Rules)
        {
            spec.Validations.Add(rule.Args());
        }

        return spec;
    }
}

/// <summary>One rule of an admission policy.</summary>
/// <param name="Expression">What must be true, in CEL.</param>
/// <param name="Message">What a refusal says: what is wrong, why, and what to do.</param>
internal sealed record AdmissionRule(string Expression, string Message)
{
    /// <summary>A message with values of the request in it, in CEL; where it fails, Kubernetes gives <see cref="Message"/>.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>The HTTP status by name: Invalid (422) or Forbidden (403).</summary>
    public string Reason { get; init; } = "Invalid";

    public ValidationArgs Args()
    {
        var args = new ValidationArgs { Expression = Expression, Message = Message, Reason = Reason };
        if (MessageExpression is not null)
        {
            args.MessageExpression = MessageExpression;
        }

        return args;
    }
}
