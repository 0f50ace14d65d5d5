using AgentAssist.Core.Models;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>A risk model as a file: the container of all models, with the header as JSON, the weights, and the words.</summary>
internal static class RiskModelFile
{
    public static void Write(Stream to, RiskModel model)
    {
        using var body = new MemoryStream();
        ModelContainer.WriteHeader(body, model.Header, RiskModelHeaderJson.Default.RiskModelHeader);
        ModelContainer.WriteArray<double>(body, model.Weights);
        ModelContainer.WriteArray<float>(body, [model.Words.Scale]);
        ModelContainer.WriteArray<uint>(body, model.Words.Hashes);
        ModelContainer.WriteArray<sbyte>(body, model.Words.Units);
        ModelContainer.Write(to, body);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">
    /// It is no such model, of another version or task, or damaged; the message completes "… cannot be used: ".
    /// </exception>
    public static RiskModel Read(Stream from) => ModelContainer.Read(from, Parse);

    private static RiskModel Parse(ReadOnlyMemory<byte> bytes)
    {
        var header = ModelContainer.ReadHeader(ref bytes, RiskModel.Task, RiskModelHeaderJson.Default.RiskModelHeader);
        var titles = RiskFeatures.All.Select(feature => feature.Title);
        if (header.Features != RiskFeatures.Name || !header.Titles.SequenceEqual(titles, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"it reads conversations in another way than this version (\"{RiskFeatures.Name}\"). Train it again.");
        }

        if (!double.IsFinite(header.Intercept) || header.BaseRate is not (> 0 and < 1))
        {
            throw new InvalidDataException("its intercept or base rate is none.");
        }

        var weights = ModelContainer.ReadArray<double>(ref bytes);
        var scale = ModelContainer.ReadArray<float>(ref bytes);
        var hashes = ModelContainer.ReadArray<uint>(ref bytes);
        return new RiskModel(header, weights, new WordWeights(scale[0], hashes, ModelContainer.ReadArray<sbyte>(ref bytes)));
    }
}
