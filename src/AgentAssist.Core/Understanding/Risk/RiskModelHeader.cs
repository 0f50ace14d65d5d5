using System.Text.Json.Serialization;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>What the file of a risk model says of itself.</summary>
internal sealed record RiskModelHeader
{
    public string Task { get; init; } = RiskModel.Task;

    /// <summary>How conversations are read: the features' name and version.</summary>
    public string Features { get; init; } = RiskFeatures.Name;

    /// <summary>The titles of the features, in the order of the weights.</summary>
    public string[] Titles { get; init; } = [.. RiskFeatures.All.Select(feature => feature.Title)];

    /// <summary>The log-odds of a conversation whose features are all 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>The share of conversations that escalate, at which the intercept holds.</summary>
    public required double BaseRate { get; init; }

    /// <summary>What makes the training repeatable.</summary>
    public required int Seed { get; init; }

    /// <summary>How many dialogues it learned from, and how many of them escalated.</summary>
    public required int Dialogues { get; init; }

    public required int Escalated { get; init; }

    /// <summary>Whose data it learned from, and their licences; one entry each.</summary>
    public string[] Attribution { get; init; } = [];

    /// <summary>How it did on dialogues that it had not seen, by measure.</summary>
    public SortedDictionary<string, double> Scores { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>Writes and reads headers; unknown or missing names are faults.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RiskModelHeader))]
internal sealed partial class RiskModelHeaderJson : JsonSerializerContext;
