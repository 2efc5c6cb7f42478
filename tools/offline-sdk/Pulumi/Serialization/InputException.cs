namespace Pulumi.Serialization;

/// <summary>
/// The program gave a resource something that cannot be sent. The place is put together while the error rises through the
/// serializer, so that the way down costs nothing.
/// </summary>
internal sealed class InputException(string fault) : Exception
{
    private string _path = string.Empty;

    public override string Message => _path.Length == 0 ? fault : $"{_path}: {fault}";

    /// <summary>For use as an exception filter that never catches.</summary>
    public bool Under(string key)
    {
        _path = _path.Length == 0 ? key : _path[0] == '[' ? key + _path : $"{key}.{_path}";
        return false;
    }

    /// <inheritdoc cref="Under(string)"/>
    public bool Under(int index) => Under($"[{index}]");
}
