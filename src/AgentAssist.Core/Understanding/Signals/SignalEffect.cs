using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Understanding.Signals;

/// <summary>What a signal says beyond itself.</summary>
/// <param name="Kind">The kind of the pattern file: a SignalKind without its prefix, or one that only the analysis uses.</param>
/// <param name="Title">In plain words, for explanations.</param>
/// <param name="Valence">What it adds to the sentiment's sum.</param>
/// <param name="Complaint">What it adds to the complaint's sum.</param>
/// <param name="Emotions">Indices of emotions with weights.</param>
internal sealed record SignalEffect(
    string Kind, string Title, double Valence, double Complaint, (int Emotion, double Weight)[] Emotions)
{
    /// <summary>What models know the kind by.</summary>
    public uint Cue { get; } = Hashing.Name(Kind);
}
