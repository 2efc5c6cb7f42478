namespace Infra.Clusters;

/// <summary>A cluster of any cloud.</summary>
internal interface ICluster
{
    /// <summary>The facts that the platform builds on.</summary>
    ClusterContract Contract { get; }

    /// <summary>The stack's outputs, by their names.</summary>
    IDictionary<string, object?> StackOutputs { get; }
}
