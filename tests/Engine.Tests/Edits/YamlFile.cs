using YamlDotNet.RepresentationModel;

namespace Engine.Tests.Edits;

/// <summary>
/// A settings file, changed by path whatever its layout. A step of a path is a key, or <c>[name]</c> for the item of a list that has this name.
/// </summary>
internal sealed class YamlFile
{
    private readonly string _file;
    private readonly YamlStream _stream = [];
    private readonly YamlNode _root;

    public YamlFile(string file)
    {
        _file = file;
        using (var reader = new StreamReader(file))
        {
            _stream.Load(reader);
        }

        // A stack's settings are below config.
        var document = (YamlMappingNode)_stream.Documents[0].RootNode;
        _root = document.Children.TryGetValue("config", out var config) ? config : document;
    }

    /// <summary>Puts a value, written as YAML, where the path says; maps on the way are made.</summary>
    public void Set(string path, string yaml)
    {
        var (parent, last) = Parent(path);
        switch (parent)
        {
            case YamlMappingNode map when !last.StartsWith('['):
                map.Children[Key(map, last)] = Parse(yaml);
                break;
            case YamlSequenceNode list:
                list.Children.RemoveAt(list.Children.IndexOf(Item(list, last) ?? throw Missing(path)));
                list.Children.Add(Parse(yaml));
                break;
            default:
                throw Missing(path);
        }
    }

    /// <summary>Adds an item to the list that is there.</summary>
    public void Add(string path, string yaml) => ((YamlSequenceNode)Get(path)).Children.Add(Parse(yaml));

    /// <summary>Removes what must be there.</summary>
    public void Remove(string path)
    {
        var (parent, last) = Parent(path);
        var removed = parent switch
        {
            YamlMappingNode map => map.Children.Remove(Key(map, last)),
            YamlSequenceNode list => Item(list, last) is { } item && list.Children.Remove(item),
            _ => false,
        };
        if (!removed)
        {
            throw Missing(path);
        }
    }

    /// <summary>The node at a path that must exist.</summary>
    public YamlNode Get(string path) => path.Split('/').Aggregate(_root, (node, step) => Child(node, step) ?? throw Missing(path));

    public void Save()
    {
        using var writer = new StreamWriter(_file);
        _stream.Save(writer, assignAnchors: false);
    }

    private (YamlNode Parent, string Last) Parent(string path)
    {
        var steps = path.Split('/');
        var node = _root;
        foreach (var step in steps[..^1])
        {
            if (Child(node, step) is { } child)
            {
                node = child;
                continue;
            }

            var made = new YamlMappingNode();
            (node as YamlMappingNode ?? throw Missing(path)).Children[Key((YamlMappingNode)node, step)] = made;
            node = made;
        }

        return (node, steps[^1]);
    }

    private static YamlNode? Child(YamlNode node, string step) => node switch
    {
        YamlMappingNode map => map.Children.TryGetValue(Key(map, step), out var child) ? child : null,
        YamlSequenceNode list => Item(list, step),
        _ => null,
    };

    private static YamlNode? Item(YamlSequenceNode list, string step) =>
        list.Children.FirstOrDefault(item => item is YamlMappingNode map && map.Children.TryGetValue("name", out var name) && $"[{name}]" == step);

    // A stack may write its keys with the project's name before them.
    private static YamlNode Key(YamlMappingNode map, string step) =>
        map.Children.Keys.FirstOrDefault(key => key.ToString() == step || key.ToString().EndsWith($":{step}", StringComparison.Ordinal))
        ?? new YamlScalarNode(
            map.Children.Keys.Select(key => key.ToString().Split(':')).FirstOrDefault(parts => parts.Length == 2) is { } parts ? $"{parts[0]}:{step}" : step);

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    private InvalidOperationException Missing(string path) => new($"{Path.GetFileName(_file)} has no {path}.");
}
