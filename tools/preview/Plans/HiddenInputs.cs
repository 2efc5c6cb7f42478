namespace Preview.Plans;

/// <summary>
/// Inputs that nobody marked as secret, though the output of the same name is: additionalSecretOutputs marks outputs only.
/// A Kubernetes Secret's content is one by its nature.
/// </summary>
internal static class HiddenInputs
{
    private const string Secret = "kubernetes:core/v1:Secret";

    /// <summary>The inputs with each value of theirs as a secret; names stay, and so does what is unknown.</summary>
    /// <param name="inputs">A resource's inputs.</param>
    /// <param name="type">Its type.</param>
    /// <param name="secretOutputs">Its additional secret outputs.</param>
    public static PlanMap Of(PlanMap inputs, string type, IReadOnlyCollection<string> secretOutputs)
    {
        return secretOutputs.Count == 0 && type != Secret
            ? inputs
            : PlanMap.Of(inputs.Select(input => IsHidden(input.Key) ? new(input.Key, Hidden(input.Value)) : input));

        bool IsHidden(string name) => secretOutputs.Contains(name) || (type == Secret && (name is "data" or "stringData"));
    }

    private static PlanValue Hidden(PlanValue value) => value switch
    {
        PlanMap map when !map.TryGet(Signatures.Key, out _) => PlanMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Hidden(entry.Value)))),
        PlanList list => new PlanList([.. list.Items.Select(Hidden)]),
        PlanUnknown or PlanNull => value,
        _ => PlanSecret.Of(value),
    };
}
