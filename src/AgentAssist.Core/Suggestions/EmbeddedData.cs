using System.Text.Json;

namespace AgentAssist.Core.Suggestions;

/// <summary>The data files of this folder, embedded in the assembly.</summary>
internal static class EmbeddedData
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static string Read(string path)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream("Suggestions/" + path)
            ?? throw new InvalidOperationException($"Suggestions/{path} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(Read(path), Strict)
        ?? throw new InvalidOperationException($"Suggestions/{path} is empty.");
}
