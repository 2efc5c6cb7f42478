namespace Infra.Contract;

/// <summary>Names that a Spark application in any tenant's namespace can rely on.</summary>
internal static class SparkIdentity
{
    /// <summary>The service account of drivers; the cloud's identity is bound to it.</summary>
    public const string ServiceAccountName = "spark";

    /// <summary>The service account of the history server, which reads the event logs of all tenants.</summary>
    public const string HistoryServiceAccountName = "spark-history";

    /// <summary>The Secret with the keys to the object store, where it knows no identities.</summary>
    public const string CredentialsSecret = "object-store";

    /// <summary>The label by which Spark marks its drivers and executors.</summary>
    public const string RoleLabel = "spark-role";

    /// <summary>The API server's name of the account <see cref="ServiceAccountName"/> in the namespace of a request, as an expression in CEL.</summary>
    public const string InRequestNamespace = $"('system:serviceaccount:' + request.namespace + ':{ServiceAccountName}')";

    /// <summary>The API server's name of the Spark operator's controller, which submits applications and makes their drivers.</summary>
    /// <param name="operatorNamespace">Where the operator runs.</param>
    public static string OperatorUser(string operatorNamespace) => $"system:serviceaccount:{operatorNamespace}:spark-operator-controller";
}
