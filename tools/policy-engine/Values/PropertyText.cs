using System.Globalization;
using System.Text;

namespace PolicyEngine.Values;

/// <summary>Values as messages show them.</summary>
internal static class PropertyText
{
    public const string Absent = "absent";
    public const string Secret = "[secret]";
    public const string Unknown = "(known after apply)";

    // A message names a value so that one finds it; a whole policy document would hide the message.
    private const int Longest = 120;

    public static string Show(PropertyValue? value)
    {
        if (value is PropertyString text)
        {
            return Shortened(text.Value);
        }

        var shown = new StringBuilder();
        Append(shown, value);
        return Shortened(shown.ToString());
    }

    private static string Shortened(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";

    private static void Append(StringBuilder shown, PropertyValue? value)
    {
        if (shown.Length > Longest)
        {
            return;
        }

        switch (value)
        {
            case null:
                shown.Append(Absent);
                break;
            case PropertyNull:
                shown.Append("null");
                break;
            case PropertyBool flag:
                shown.Append(flag.Value ? "true" : "false");
                break;
            case PropertyNumber number:
                shown.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case PropertyString text:
                shown.Append(text.Value);
                break;
            case PropertyUnknown:
                shown.Append(Unknown);
                break;
            case PropertyList list:
                shown.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    shown.Append(i == 0 ? "" : ", ");
                    Append(shown, list.Items[i]);
                }

                shown.Append(']');
                break;
            case PropertyMap map:
                shown.Append('{');
                for (var i = 0; i < map.Count; i++)
                {
                    shown.Append(i == 0 ? "" : ", ").Append(map.At(i).Key).Append(": ");
                    Append(shown, map.At(i).Value);
                }

                shown.Append('}');
                break;
            case PropertyAsset asset:
                shown.Append(asset.Kind == UnknownKind.Archive ? "(archive)" : "(file)");
                break;
            default:
                shown.Append(Secret);
                break;
        }
    }
}
