namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>What a model file says of itself, so that a person can read what it is, of what it was made and how good it is.</summary>
internal sealed record TagModelHeader
{
    public const string PiiTask = "pii";

    /// <summary>Raised with every change of tokens, features or labels: weights of another version mean nothing.</summary>
    public const int CurrentVersion = 1;

    public string Task { get; init; } = PiiTask;

    public int Version { get; init; } = CurrentVersion;

    public IReadOnlyList<string> Labels { get; init; } = TagLabels.Types;

    /// <summary>Features of a token.</summary>
    public int Features { get; init; } = TagFeatures.Count;

    /// <summary>Rows of weights; a power of two.</summary>
    public int Rows { get; init; }

    /// <summary>How many words are ordinary.</summary>
    public int Words { get; init; }

    public int Seed { get; init; }

    /// <summary>Where the examples come from and under which licence.</summary>
    public string Attribution { get; init; } = "";

    /// <summary>What cross-validation gave: character precision, recall and F2; empty when it was not run.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
