using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Cli.Training;

/// <summary>Turns a trained network into the small numbers of a model file.</summary>
internal static class Quantizer
{
    // One number in so many may be cut off: that costs less than a coarser unit for all the others.
    private const int OneInCutOff = 20_000;

    public static TextModel Model(Network network, FeatureSpace space, ModelHeader header)
    {
        var scale = Limit(network.Vectors) / sbyte.MaxValue;
        var numbers = Array.ConvertAll(network.Vectors, value => (sbyte)Math.Clamp(MathF.Round(value / scale), -sbyte.MaxValue, sbyte.MaxValue));
        var table = new EmbeddingTable(network.HiddenBias.Length, scale, space.Hashes, numbers);
        return new TextModel(header, table, network.HiddenBias, network.Output, network.OutputBias);
    }

    private static float Limit(float[] values)
    {
        var sizes = Array.ConvertAll(values, MathF.Abs);
        Array.Sort(sizes);
        return Math.Max(sizes[sizes.Length - 1 - (sizes.Length / OneInCutOff)], 1e-6f);
    }
}
