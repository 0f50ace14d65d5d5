using AgentAssist.Core.Models;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Core.Tests.Understanding.Risk;

public sealed class RiskModelFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var model = RiskModelFile.Read(new MemoryStream(Written(RiskModel.Default)));

        Assert.Equal(RiskModel.Default.Weights, model.Weights);
        Assert.Equal(RiskModel.Default.Words.Hashes, model.Words.Hashes);
        Assert.Equal(RiskModel.Default.Words.Units, model.Words.Units);
        Assert.Equal(RiskModel.Default.Header.Intercept, model.Header.Intercept);
        Assert.Equal(RiskModel.Default.Header.Attribution, model.Header.Attribution);
    }

    [Fact]
    public void Read_DamagedAnywhere_IsRefused()
    {
        var bytes = Written(RiskModel.Expected);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => RiskModelFile.Read(new MemoryStream(damaged)));
            Assert.Throws<InvalidDataException>(() => RiskModelFile.Read(new MemoryStream(bytes, 0, at)));
        }
    }

    [Theory]
    [InlineData("""{"task":"intent","labels":[]}""", "\"intent\"")]
    [InlineData("""{"task":"risk","features":"turns/0","titles":[],"intercept":0,"base_rate":0.04,"seed":1,"dialogues":1,"escalated":1}""", "Train it again")]
    [InlineData("""{"task":"risk"}""", "hang together")]
    [InlineData("[]", "\"risk\" is needed")]
    public void Read_OfAnotherKind_SaysSo(string header, string why)
    {
        using var body = new MemoryStream();
        ModelContainer.WriteArray<byte>(body, System.Text.Encoding.UTF8.GetBytes(header));
        using var file = new MemoryStream();
        ModelContainer.Write(file, body);
        file.Position = 0;

        var fault = Assert.Throws<InvalidDataException>(() => RiskModelFile.Read(file));

        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Written(RiskModel model)
    {
        using var stream = new MemoryStream();
        RiskModelFile.Write(stream, model);
        return stream.ToArray();
    }
}
