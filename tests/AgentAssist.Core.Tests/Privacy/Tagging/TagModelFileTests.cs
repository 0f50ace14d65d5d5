using System.Text;
using System.Text.Json;
using AgentAssist.Core.Models;
using AgentAssist.Core.Privacy.Tagging;
using AgentAssist.Core.Tests.Understanding.Models;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Tests.Privacy.Tagging;

public sealed class TagModelFileTests
{
    private static readonly byte[] Shipped = Bytes(TagModel.Default);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Assert.Equal(Shipped, Bytes(Read(Shipped)));
    }

    [Fact]
    public void ShippedModel_SaysWhatItIsAndIsSmall()
    {
        var header = TagModel.Default.Header;
        Assert.Equal("pii", header.Task);
        Assert.Contains(header.Attribution, entry => entry.Contains("MIT", StringComparison.Ordinal));
        Assert.InRange(header.Scores["f2"], 0.85, 1);
        Assert.InRange(Shipped.Length, 1, 1_500_000);
    }

    [Fact]
    public void Read_ForeignFile_IsRefused()
    {
        AssertRefused("GIF89a"u8.ToArray(), "it is no model of this version");
        AssertRefused([], "it is no model of this version");
    }

    [Fact]
    public void Read_ModelOfAnotherTask_SaysWhichIsNeeded()
    {
        using var intents = new MemoryStream();
        ModelFile.Write(intents, ModelFileTests.Sample("intent"));

        AssertRefused(intents.ToArray(), "it was trained for \"intent\", and \"pii\" is needed.");
    }

    [Fact]
    public void Read_DamagedFile_IsRefused()
    {
        for (var at = 8; at < Shipped.Length; at += 100_003)
        {
            var damaged = (byte[])Shipped.Clone();
            damaged[at] ^= 1;
            AssertRefused(damaged, "it is damaged");
        }

        AssertRefused(Shipped[..^1], "it is damaged");
        AssertRefused(Shipped[..30], "it is no model of this version");
    }

    [Theory]
    [InlineData("{\"task\":\"pii\",\"features\":\"tokens/0\"}", "Train it again")]
    [InlineData("{\"task\":\"pii\",\"labels\":[\"NAME\"]}", "Train it again")]
    [InlineData("{\"task\":\"pii\",\"version\":1}", "hang together")]
    [InlineData("nonsense", "hang together")]
    public void Read_OtherHeader_IsRefused(string header, string why)
    {
        AssertRefused(Container(header, rows: 2, transitions: 256), why);
    }

    [Theory]
    [InlineData(1, 256)]
    [InlineData(3, 256)]
    [InlineData(2, 255)]
    [InlineData(1 << 21, 256)]
    public void Read_SizesThatNoModelHas_IsRefused(int rows, int transitions)
    {
        var header = JsonSerializer.Serialize(new TagModelHeader(), TagModelHeaderJson.Default.TagModelHeader);

        AssertRefused(Container(header, rows, transitions), "do not fit");
    }

    private static byte[] Container(string header, int rows, int transitions)
    {
        using var body = new MemoryStream();
        ModelContainer.WriteArray<byte>(body, Encoding.UTF8.GetBytes(header));
        ModelContainer.WriteArray<sbyte>(body, new sbyte[rows * TagLabels.Width]);
        ModelContainer.WriteArray<short>(body, new short[transitions]);
        ModelContainer.WriteArray<uint>(body, []);
        using var file = new MemoryStream();
        ModelContainer.Write(file, body);
        return file.ToArray();
    }

    private static void AssertRefused(byte[] file, string why)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(file));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private static TagModel Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return TagModelFile.Read(stream);
    }

    private static byte[] Bytes(TagModel model)
    {
        using var stream = new MemoryStream();
        TagModelFile.Write(stream, model);
        return stream.ToArray();
    }
}
