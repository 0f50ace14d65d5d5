using System.Reflection;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>
/// The log-odds that a conversation escalates: a sum over named features, one of which is how the customer words things. Immutable and
/// thread-safe.
/// </summary>
internal sealed class RiskModel
{
    /// <summary>What the model is for, as in the header of its file.</summary>
    public const string Task = "risk";

    private const string DefaultFile = "Risk.model";

    private static readonly Lazy<RiskModel> Loaded = new(Load);

    /// <param name="weights">One for each of <see cref="RiskFeatures.All"/>.</param>
    public RiskModel(RiskModelHeader header, double[] weights, WordWeights words)
    {
        if (weights.Length != RiskFeatures.All.Length || weights.Any(weight => !double.IsFinite(weight)))
        {
            throw new InvalidDataException("its weights do not fit its features.");
        }

        (Header, Weights, Words) = (header, weights, words);
    }

    /// <summary>The one that is part of this assembly.</summary>
    public static RiskModel Default => Loaded.Value;

    /// <summary>What is expected before anything was learned.</summary>
    public static RiskModel Expected { get; } = new(
        new RiskModelHeader { Intercept = -3.2, BaseRate = UnderstandingOptions.DefaultEscalationBaseRate, Seed = 0, Dialogues = 0, Escalated = 0 },
        Array.ConvertAll(RiskFeatures.All, feature => feature.Expected),
        WordWeights.None);

    public RiskModelHeader Header { get; }

    public double[] Weights { get; }

    public WordWeights Words { get; }

    private static RiskModel Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(DefaultFile)
            ?? throw new InvalidDataException($"The model {DefaultFile} is not part of the assembly.");
        return RiskModelFile.Read(stream);
    }
}
