using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Tests.Understanding.Models;

public sealed class ModelFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var model = Sample("intent");

        var read = ModelFile.Read(new MemoryStream(Bytes(model)), "intent");

        Assert.Equal(Bytes(model), Bytes(read));
        Assert.Equal(model.Header.Labels, read.Header.Labels);
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var bytes = Bytes(Sample("intent"));
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 0x40;

            Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(changed), "intent"));
        }
    }

    [Fact]
    public void Read_CutShort_IsRefused()
    {
        var bytes = Bytes(Sample("intent"));
        for (var length = 0; length < bytes.Length; length += 5)
        {
            Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(bytes, 0, length), "intent"));
        }
    }

    [Fact]
    public void Read_ModelOfAnotherTask_SaysWhichIsNeeded()
    {
        var fault = Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(Bytes(Sample("emotion"))), "intent"));

        Assert.Equal("it was trained for \"emotion\", and \"intent\" is needed.", fault.Message);
    }

    [Fact]
    public void Read_ModelThatReadsTextsOtherwise_SaysToTrainAgain()
    {
        var model = Sample("intent");
        var foreign = new TextModel(model.Header with { Features = "words/9" }, model.Table, model.HiddenBias.ToArray(), model.Output.ToArray(), model.OutputBias.ToArray());

        var fault = Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(Bytes(foreign)), "intent"));

        Assert.Contains("Train it again.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SomethingElse_SaysThatItIsNoModel()
    {
        var fault = Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream("id\ttext\tlabel\n"u8.ToArray()), "intent"));

        Assert.StartsWith("it is no model", fault.Message, StringComparison.Ordinal);
    }

    // Well-formed, but made to exhaust the stack of the one who reads it.
    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(1_000_000 - (1_000_000 % 32))]
    public void Table_WithDimensionsOutOfBounds_IsRefused(int dimensions)
    {
        Assert.Throws<InvalidDataException>(() => new EmbeddingTable(dimensions, 1, [7], new sbyte[dimensions]));
    }

    internal static TextModel Sample(string task, int dimensions = 32)
    {
        var random = new Random(7);
        var hashes = Enumerable.Range(0, 50).Select(_ => (uint)random.NextInt64(uint.MaxValue)).Distinct().Order().ToArray();
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        var vectors = Enumerable.Range(0, hashes.Length * dimensions).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
        var header = new ModelHeader
        {
            Task = task,
            Answer = "choice",
            Labels = ["one", "two", "three"],
            Thresholds = [0.2],
            Features = UtteranceFeatures.Name,
            Seed = 7,
            Rows = 50,
        };
        return new TextModel(header, new EmbeddingTable(dimensions, 0.01f, hashes, vectors), Numbers(dimensions), Numbers(dimensions * 8), Numbers(8));
    }

    private static byte[] Bytes(TextModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(stream, model);
        return stream.ToArray();
    }
}
