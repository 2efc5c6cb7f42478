namespace Pulumi;

/// <summary>The options of a resource that a provider manages, in addition to its arguments.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    /// <summary>True to delete the old object before the new one is created, in a replacement. Default: the provider decides.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs to be kept secret, in addition to those that the provider marks. Default: none.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The id of an existing object to take over. Default: create a new one.</summary>
    public string? ImportId { get; set; }

    /// <summary>
    /// Makes new options of two: a single value of the second replaces that of the first, unless it is <see langword="null"/>;
    /// lists are joined. Neither is changed.
    /// </summary>
    /// <param name="options1">The options that give way.</param>
    /// <param name="options2">The options that win.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions?)options1?.Clone() ?? new CustomResourceOptions();
        if (options2 is null)
        {
            return merged;
        }

        merged.Take(options2);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        merged._additionalSecretOutputs = Join(merged._additionalSecretOutputs, options2._additionalSecretOutputs);
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = (CustomResourceOptions)base.Clone();
        copy._additionalSecretOutputs = Copy(_additionalSecretOutputs);
        return copy;
    }
}
