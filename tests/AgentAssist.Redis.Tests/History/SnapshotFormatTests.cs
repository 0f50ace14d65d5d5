using AgentAssist.Redis.History;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.History;

public sealed class SnapshotFormatTests
{
    // What version 0.1 stored for HistoryCacheContract.History(7). Must stay readable: nodes of two versions share one Redis.
    private const string StoredByVersion01 =
        "MTAwMDAwMDAwMDAwMDAwMDAwMDcKQAoGY3VzdC0xEglWZXJzaW9uIDciDkFtZXJpY2EvRGVudmVyWgwKBHRpZXISBGdvbGRaDQoF"
        + "c2luY2USBDIwMTgScAoDaS0wEgZjdXN0LTEaBgjA95XNBiIHQmlsbGluZyoFUEhPTkUyB0NPTlRBQ1RCGENhbGxlZCBhYm91dCBh"
        + "biBpbnZvaWNlLkoRCgNmZWUSCjE4MC4wMCBVU0RKEwoGYW1vdW50Egk3NC45OSBVU0QScAoDaS0xEgZjdXN0LTEaBgiE95XNBiIH"
        + "QmlsbGluZyoFUEhPTkUyB0NPTlRBQ1RCGENhbGxlZCBhYm91dCBhbiBpbnZvaWNlLkoRCgNmZWUSCjE4MC4wMCBVU0RKEwoGYW1v"
        + "dW50Egk3NC45OSBVU0Q4B2hm";

    [Fact]
    public void Decode_BytesOfVersion01_GivesTheSnapshot()
    {
        var decoded = SnapshotFormat.Decode(Convert.FromBase64String(StoredByVersion01));

        var expected = HistoryCacheContract.History(7);
        Assert.Equal(expected.Profile, decoded!.Profile);
        Assert.Equal(expected.Interactions, decoded.Interactions);
        Assert.Equal((expected.InteractionCount, expected.Version), (decoded.InteractionCount, decoded.Version));
    }

    [Fact]
    public void Encode_Snapshot_GivesTheBytesOfVersion01()
    {
        Assert.Equal(StoredByVersion01, Convert.ToBase64String(SnapshotFormat.Encode(HistoryCacheContract.History(7), 100_000)!));
    }

    [Fact]
    public void Decode_AnyPrefixOfASnapshot_NeverThrows()
    {
        var whole = SnapshotFormat.Encode(HistoryCacheContract.History(7), 100_000)!;

        for (var length = 0; length < whole.Length; length++)
        {
            _ = SnapshotFormat.Decode(whole.AsSpan(0, length));
        }

        Assert.NotNull(SnapshotFormat.Decode(whole));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(long.MaxValue)]
    public void Invalidation_AnyVersion_IsTwentyBytesWithoutSnapshot(long version)
    {
        var bytes = SnapshotFormat.Invalidation(version);

        Assert.Equal(20, bytes.Length);
        Assert.Null(SnapshotFormat.Decode(bytes));
    }
}
