using System.Text.Json.Serialization;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>What a tagger's model file says of itself, so that a person can read what it is, of what it was made and how good it is.</summary>
internal sealed record TagModelHeader
{
    public const string PiiTask = "pii";

    public string Task { get; init; } = PiiTask;

    public string[] Labels { get; init; } = TagLabels.Types;

    /// <summary>How tokens are read: the features' name and version.</summary>
    public string Features { get; init; } = TagFeatures.Name;

    /// <summary>What makes the training repeatable.</summary>
    public int Seed { get; init; }

    /// <summary>Whose data it learned from, and their licences; one entry each.</summary>
    public string[] Attribution { get; init; } = [];

    /// <summary>What cross-validation gave: character precision, recall and F2; empty when it was not run.</summary>
    public SortedDictionary<string, double> Scores { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>Writes and reads headers; unknown or missing names are faults.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TagModelHeader))]
internal sealed partial class TagModelHeaderJson : JsonSerializerContext;
