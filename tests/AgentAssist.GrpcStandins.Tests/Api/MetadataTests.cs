using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("Content-Type", "content-type")]
    [InlineData("X_1.a-B", "x_1.a-b")]
    public void Entry_MixedCaseKey_IsLowered(string key, string expected) =>
        Assert.Equal(expected, new Metadata.Entry(key, "v").Key);

    [Theory]
    [InlineData("with space")]
    [InlineData(":authority")]
    [InlineData("ключ")]
    [InlineData("K\u212A")]
    [InlineData("line\nbreak")]
    public void Entry_IllegalKey_IsRefused(string key) => Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "v"));

    [Fact]
    public void Entry_NullArguments_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, "v"));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("k", (string)null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("k-bin", (byte[])null!));
    }

    [Fact]
    public void Entry_SuffixAndValueDisagree_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("k-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("K-BIN", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("k", [1]));
    }

    [Fact]
    public void Entry_Binary_HasBytesAndNoText()
    {
        var entry = new Metadata.Entry("K-Bin", [0, 255]);

        Assert.True(entry.IsBinary);
        Assert.Equal([0, 255], entry.ValueBytes);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void Entry_BinaryBytes_AreCopiedInAndOut()
    {
        byte[] bytes = [1];
        var entry = new Metadata.Entry("k-bin", bytes);

        bytes[0] = 2;
        entry.ValueBytes[0] = 3;

        Assert.Equal([1], entry.ValueBytes);
    }

    [Fact]
    public void Entry_Text_HasAsciiBytes()
    {
        var entry = new Metadata.Entry("k", "ab");

        Assert.False(entry.IsBinary);
        Assert.Equal("ab", entry.Value);
        Assert.Equal("ab"u8.ToArray(), entry.ValueBytes);
        Assert.Equal("[Entry: key=k, value=ab]", entry.ToString());
    }

    [Fact]
    public void Get_RepeatedKey_GivesTheLastAndGetAllGivesEach()
    {
        var metadata = new Metadata { { "k", "1" }, { "other", "x" }, { "K", "2" } };

        Assert.Equal("2", metadata.GetValue("k"));
        Assert.Equal("2", metadata.Get("K")?.Value);
        Assert.Equal(["1", "2"], metadata.GetAll("k").Select(entry => entry.Value));
        Assert.Equal("2"u8.ToArray(), metadata.GetValueBytes("k"));
    }

    [Fact]
    public void Get_AbsentKey_GivesNothing()
    {
        Assert.Null(Metadata.Empty.Get("k"));
        Assert.Null(Metadata.Empty.GetValue("k"));
        Assert.Null(Metadata.Empty.GetValueBytes("k-bin"));
        Assert.Empty(Metadata.Empty.GetAll("k"));
    }

    [Fact]
    public void Empty_AnyChange_IsRefused()
    {
        var entry = new Metadata.Entry("k", "v");

        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add(entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Insert(0, entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Remove(entry));
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
    }

    [Fact]
    public void List_Operations_KeepOrder()
    {
        var first = new Metadata.Entry("a", "1");
        var second = new Metadata.Entry("b", "2");
        var metadata = new Metadata { second };

        metadata.Insert(0, first);
        Assert.Equal([first, second], metadata);
        Assert.Equal(1, metadata.IndexOf(second));

        metadata.RemoveAt(0);
        metadata[0] = first;
        Assert.Contains(first, metadata);
        Assert.True(metadata.Remove(first));
        Assert.Empty(metadata);
    }
}
