using Infra.Contract;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Scheduling.YuniKorn;

/// <summary>
/// Turns off YuniKorn's reservations. A pod that fits nowhere reserves a node, and preemption passes over reserved nodes: while borrowers wait, each
/// node is reserved, and no guarantee comes back (YUNIKORN-3092). The scheduler reads the switch from its environment, for which the chart has no
/// value, so it is laid over the chart's deployment.
/// </summary>
internal static class ReservationPatch
{
    public static void Create(SchedulerScope scope, Resource release) => _ = new CustomResourcePatch(
        "yunikorn-scheduler-reservations",
        new DeploymentPatchArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = "yunikorn-scheduler",
                Namespace = scope.Settings.Namespace,
            },
            Spec = new DeploymentPatchSpecArgs
            {
                Template = new DeploymentPatchTemplateArgs
                {
                    // Another version of the chart applies the patch again, which an upgrade may have taken off.
                    Metadata = new DeploymentPatchPodMetadataArgs { Annotations = { ["spark-platform/chart-version"] = scope.Settings.Yunikorn.Version } },
                    Spec = new DeploymentPatchPodSpecArgs
                    {
                        Containers = new DeploymentPatchContainerArgs
                        {
                            Name = "yunikorn-scheduler-k8s",
                            Env = new DeploymentPatchEnvironmentArgs { Name = "DISABLE_RESERVATION", Value = "true" },
                        },
                    },
                },
            },
        },
        Options(scope, release));

    /// <summary>The release removes the deployment, and with it what is laid over it.</summary>
    private static CustomResourceOptions Options(SchedulerScope scope, Resource release)
    {
        var options = ChildOptions.Of(scope.Component, release);
        options.DeletedWith = release;
        return options;
    }
}

/// <summary>The fields of a Deployment that are laid over it.</summary>
internal sealed class DeploymentPatchArgs() : CustomResourcePatchArgs("apps/v1", "Deployment")
{
    [Input("spec", required: true)]
    public Input<DeploymentPatchSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Its specification.</summary>
internal sealed class DeploymentPatchSpecArgs : ResourceArgs
{
    [Input("template", required: true)]
    public Input<DeploymentPatchTemplateArgs> Template { get; set; } = null!;
}

/// <summary>Its pods.</summary>
internal sealed class DeploymentPatchTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)]
    public Input<DeploymentPatchPodMetadataArgs> Metadata { get; set; } = null!;

    [Input("spec", required: true)]
    public Input<DeploymentPatchPodSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The pods' metadata.</summary>
internal sealed class DeploymentPatchPodMetadataArgs : ResourceArgs
{
    [Input("annotations")]
    private InputMap<string>? _annotations;

    public InputMap<string> Annotations
    {
        get => _annotations ??= [];
        set => _annotations = value;
    }
}

/// <summary>The pods' specification.</summary>
internal sealed class DeploymentPatchPodSpecArgs : ResourceArgs
{
    [Input("containers", required: true)]
    public InputList<DeploymentPatchContainerArgs> Containers { get; set; } = null!;
}

/// <summary>One of their containers, by its name.</summary>
internal sealed class DeploymentPatchContainerArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("env", required: true)]
    public InputList<DeploymentPatchEnvironmentArgs> Env { get; set; } = null!;
}

/// <summary>A variable of its environment.</summary>
internal sealed class DeploymentPatchEnvironmentArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}
