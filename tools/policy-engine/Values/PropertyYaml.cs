namespace PolicyEngine.Values;

/// <summary>Values from YAML, with its core schema: what is not quoted can be a number, true, false or null.</summary>
internal static class PropertyYaml
{
    /// <exception cref="ProblemException">The text is no YAML.</exception>
    public static PropertyValue Read(string text)
    {
        List<Problem> problems = [];
        var root = YamlReader.Parse(text, "", problems);
        return problems.Count > 0 ? throw new ProblemException(problems) : root is null ? PropertyNull.Value : Read(root);
    }

    private static PropertyValue Read(YamlNode node) => node switch
    {
        YamlMapping map => PropertyMap.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value)))),
        YamlSequence list => new PropertyList([.. list.Items.Select(Read)]),
        YamlScalar { Value: bool flag } => new PropertyBool(flag),
        YamlScalar { Value: long number } => new PropertyNumber(number),
        YamlScalar { Value: double number } when double.IsFinite(number) => new PropertyNumber(number),
        YamlScalar { Value: not null } scalar => new PropertyString(scalar.Text),
        _ => PropertyNull.Value,
    };
}
