using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Core.Tests.Privacy.Tagging;

public sealed class TagModelFileTests
{
    private static readonly byte[] Shipped = TagModelFile.Write(TagModel.Default);

    [Fact]
    public void ReadWrite_Model_IsTheSame()
    {
        Assert.Equal(Shipped, TagModelFile.Write(TagModelFile.Read(Shipped)));
    }

    [Fact]
    public void ShippedModel_SaysWhatItIsAndIsSmall()
    {
        var header = TagModel.Default.Header;
        Assert.Equal("pii", header.Task);
        Assert.Contains("MIT", header.Attribution, StringComparison.Ordinal);
        Assert.InRange(header.Scores["f2"], 0.85, 1);
        Assert.InRange(Shipped.Length, 1, 1_500_000);
    }

    [Fact]
    public void Read_ForeignFile_IsRefused()
    {
        AssertRefused("GIF89a"u8.ToArray(), "no model file");
        AssertRefused([], "no model file");
    }

    [Fact]
    public void Read_DamagedFile_IsRefused()
    {
        for (var at = 20; at < Shipped.Length; at += 100_003)
        {
            var damaged = (byte[])Shipped.Clone();
            damaged[at] ^= 1;
            AssertRefused(damaged, "damaged");
        }

        AssertRefused(Shipped[..^1], "damaged");
        AssertRefused(Shipped[..30], "damaged");
    }

    [Theory]
    [InlineData("{\"task\":\"intent\"}", "for the task \"intent\"")]
    [InlineData("{\"task\":\"pii\",\"version\":0}", "another version")]
    [InlineData("{\"task\":\"pii\",\"rows\":3}", "sizes that no model has")]
    [InlineData("{\"task\":\"pii\",\"rows\":1024}", "not as long as its header says")]
    [InlineData("nonsense", "not readable")]
    public void Read_OtherHeader_IsRefused(string header, string why)
    {
        var content = Encoding.UTF8.GetBytes($"agentassist model\n{header}\n");
        AssertRefused([.. content, .. SHA256.HashData(content)], why);
    }

    private static void AssertRefused(byte[] file, string why)
    {
        var refused = Assert.Throws<InvalidDataException>(() => TagModelFile.Read(file));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
