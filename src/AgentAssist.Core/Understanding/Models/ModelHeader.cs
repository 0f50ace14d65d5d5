using System.Text.Json.Serialization;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>What a model file says of itself.</summary>
internal sealed record ModelHeader
{
    /// <summary>What it was trained for: "intent", "emotion", "signals", "sentiment" …</summary>
    public required string Task { get; init; }

    /// <summary>What it answers: "labels" (each by itself), "choice" (one of them) or "value" (-1 to 1, one label).</summary>
    public required string Answer { get; init; }

    /// <summary>In the order of the answer.</summary>
    public required string[] Labels { get; init; }

    /// <summary>
    /// The least probability at which each label is given; of a choice one number, below which nothing fits.
    /// </summary>
    public required double[] Thresholds { get; init; }

    /// <summary>How the text is read: the features' name and version.</summary>
    public required string Features { get; init; }

    /// <summary>What makes the training repeatable.</summary>
    public required int Seed { get; init; }

    /// <summary>How many rows it learned from.</summary>
    public required int Rows { get; init; }

    /// <summary>Whose data it learned from, and their licences; one entry each.</summary>
    public string[] Attribution { get; init; } = [];

    /// <summary>How it did on rows that it had not seen, by measure.</summary>
    public SortedDictionary<string, double> Scores { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Where a label stands.</summary>
    /// <exception cref="InvalidDataException">The model has no such label.</exception>
    public int IndexOf(string label)
    {
        var index = Array.IndexOf(Labels, label);
        return index >= 0 ? index : throw new InvalidDataException($"it has no label \"{label}\".");
    }
}

/// <summary>Writes and reads headers; unknown or missing names are faults.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ModelHeader))]
internal sealed partial class ModelHeaderJson : JsonSerializerContext;
