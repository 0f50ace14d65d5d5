using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Tests.Understanding.Models;

public sealed class TextModelTests
{
    // Also more features than sixteen bits can add up at a time.
    [Theory]
    [InlineData(0, 32)]
    [InlineData(1, 32)]
    [InlineData(40, 64)]
    [InlineData(1_000, 96)]
    public void Score_AnyFeatures_IsWhatTheFormulaGives(int count, int dimensions)
    {
        var model = ModelFileTests.Sample("intent", dimensions);
        var random = new Random(count);
        var features = Enumerable.Range(0, count)
            .Select(i => i % 3 == 2 ? (uint)random.Next() : model.Table.Hashes[random.Next(model.Table.Hashes.Length)])
            .Select(hash => new Feature(hash, -1, -1))
            .ToArray();

        var logits = Scores(model, features);

        var expected = Formula(model, features);
        for (var label = 0; label < expected.Length; label++)
        {
            Assert.Equal(expected[label], logits[label], 1e-3);
        }
    }

    [Fact]
    public void Pull_OfAllFeatures_AddsUpToWhatTheyMovedTheLabel()
    {
        var model = ModelFileTests.Sample("intent");
        Feature[] features = [new(model.Table.Hashes[3], 0, 2), new(model.Table.Hashes[9], 3, 5), new(12345, 6, 8)];
        var (hidden, logits, direction) = (new float[32], new float[8], new float[32]);
        var rows = new int[3];
        model.Score(features, hidden, logits, rows);
        model.Direction(1, hidden, direction);

        var pulled = rows.Sum(row => model.Pull(row, direction)) / Math.Sqrt(2);

        var bias = model.OutputBias[1];
        for (var d = 0; d < 32; d++)
        {
            bias += direction[d] * model.HiddenBias[d];
        }

        Assert.Equal(logits[1], bias + pulled, 1e-4);
    }

    private static float[] Scores(TextModel model, Feature[] features)
    {
        var logits = new float[8];
        model.Score(features, new float[model.Table.Dimensions], logits, new int[features.Length]);
        return logits[..3];
    }

    private static double[] Formula(TextModel model, Feature[] features)
    {
        var known = features.Select(f => model.Table.TryFind(f.Hash, out var row) ? row : -1).Where(row => row >= 0).ToArray();
        var logits = new double[3];
        for (var label = 0; label < 3; label++)
        {
            logits[label] = model.OutputBias[label];
            for (var d = 0; d < model.Table.Dimensions; d++)
            {
                var mean = known.Sum(row => (double)model.Table.VectorOf(row)[d]) * model.Table.Scale / Math.Sqrt(Math.Max(1, known.Length));
                logits[label] += Math.Max(0, mean + model.HiddenBias[d]) * model.Output[(d * 8) + label];
            }
        }

        return logits;
    }
}
