namespace Infra.Contract;

/// <summary>
/// A chart's values, key by key as its values.yaml has them. Of what a key may hold, Pulumi can send dictionaries, lists, strings, booleans,
/// whole numbers and doubles; a record or an anonymous object fails at run time (pulumi/pulumi-dotnet#23). What is null is left out, so that
/// the chart's default holds.
/// </summary>
internal sealed class HelmValues : Dictionary<string, object>
{
    public new object? this[string key]
    {
        get => this.GetValueOrDefault(key);
        set
        {
            if (value is not null)
            {
                base[key] = value;
            }
        }
    }
}
