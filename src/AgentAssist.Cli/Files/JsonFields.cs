using System.Globalization;
using System.Text.Json;

namespace AgentAssist.Cli.Files;

/// <summary>Reads fields of a JSON object that people wrote; a fault names the field.</summary>
internal static class JsonFields
{
    /// <summary>Parses one line as an object.</summary>
    /// <exception cref="LineFaultException">It is not one.</exception>
    public static JsonDocument ParseObject(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw new LineFaultException("", "is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new LineFaultException("", $"is not JSON: {Where(e)}.");
        }
    }

    /// <summary>The named member, or null where it is absent or null.</summary>
    public static JsonElement? Find(JsonElement json, string name)
    {
        return json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>A required text.</summary>
    public static string Required(JsonElement json, string name)
    {
        return Text(json, name) ?? throw new LineFaultException(name, "is missing.");
    }

    /// <summary>A text or null; numbers and booleans are taken as they are written.</summary>
    public static string? Text(JsonElement json, string name)
    {
        return Find(json, name) is { } value ? AsText(value, name) : null;
    }

    /// <summary>The value as a text, whatever member it comes from.</summary>
    public static string AsText(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() ?? "",
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => throw new LineFaultException(name, "must be a text."),
            };
        }
        catch (InvalidOperationException)
        {
            throw new LineFaultException(name, "holds half of a surrogate pair, which is no text.");
        }
    }

    /// <summary>The elements of a list; none where it is absent.</summary>
    public static IEnumerable<JsonElement> List(JsonElement json, string name)
    {
        return Find(json, name) is not { } value ? []
            : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
            : throw new LineFaultException(name, "must be a list.");
    }

    /// <summary>A time in ISO 8601; one without an offset is UTC.</summary>
    public static DateTimeOffset? Time(JsonElement json, string name)
    {
        return Text(json, name) is { } text ? ParseTime(text, name) : null;
    }

    public static DateTimeOffset ParseTime(string text, string name)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : throw new LineFaultException(name, $"\"{text}\" is no ISO 8601 time, such as 2026-03-24T14:05:00Z.");
    }

    private static string Where(JsonException e)
    {
        return e.BytePositionInLine is { } position
            ? $"error at byte {position.ToString(CultureInfo.InvariantCulture)}"
            : "it cannot be read";
    }
}
