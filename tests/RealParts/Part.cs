namespace RealParts;

/// <summary>A part of the folder of real parts: an archive, or a folder.</summary>
public enum Part
{
    /// <summary>etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok, which pretends to be the nodes.</summary>
    ControlPlane,

    /// <summary>The Pulumi CLI, its .NET language host and its Kubernetes provider.</summary>
    Engine,

    /// <summary>YuniKorn and Kueue.</summary>
    Schedulers,

    /// <summary>The CRDs of the charts, a folder for each chart.</summary>
    Crds,

    /// <summary>Pods that the real Spark operator and the real Spark made.</summary>
    Pods,
}
