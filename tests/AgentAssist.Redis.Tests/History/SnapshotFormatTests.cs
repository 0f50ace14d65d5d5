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

    // The same in format 2, which this version writes.
    private const string StoredInFormat2 =
        "MjAwMDAwMDAwMDAwMDAwMDAwMDdTMDAxNzcyNDU0NjAwMjUwCkAKBmN1c3QtMRIJVmVyc2lvbiA3Ig5BbWVyaWNhL0RlbnZlcloMCgR0aWVyEg"
        + "Rnb2xkWg0KBXNpbmNlEgQyMDE4EnAKA2ktMBIGY3VzdC0xGgYIwPeVzQYiB0JpbGxpbmcqBVBIT05FMgdDT05UQUNUQhhDYWxsZWQgYWJvdXQg"
        + "YW4gaW52b2ljZS5KEQoDZmVlEgoxODAuMDAgVVNEShMKBmFtb3VudBIJNzQuOTkgVVNEEnAKA2ktMRIGY3VzdC0xGgYIhPeVzQYiB0JpbGxpbm"
        + "cqBVBIT05FMgdDT05UQUNUQhhDYWxsZWQgYWJvdXQgYW4gaW52b2ljZS5KEQoDZmVlEgoxODAuMDAgVVNEShMKBmFtb3VudBIJNzQuOTkgVVNE"
        + "OAdoZg==";

    private static readonly DateTimeOffset FreshUntil = new(2026, 3, 2, 12, 30, 0, 250, TimeSpan.Zero);

    [Theory]
    [InlineData(StoredByVersion01, false)]
    [InlineData(StoredInFormat2, true)]
    public void Decode_BytesOfEveryFormat_GivesTheSnapshot(string stored, bool saysUntilWhen)
    {
        var decoded = SnapshotFormat.Decode(Convert.FromBase64String(stored));

        var expected = HistoryCacheContract.History(7);
        Assert.Equal(expected.Profile, decoded!.History!.Profile);
        Assert.Equal(expected.Interactions, decoded.History.Interactions);
        Assert.Equal((expected.InteractionCount, expected.Version), (decoded.History.InteractionCount, decoded.History.Version));
        Assert.Equal(saysUntilWhen ? FreshUntil : null, decoded.FreshUntil);
    }

    [Fact]
    public void Encode_Snapshot_GivesTheBytesOfFormat2()
    {
        Assert.Equal(StoredInFormat2, Convert.ToBase64String(Encode()));
    }

    [Fact]
    public void Decode_InvalidationOfVersion01_IsNothing()
    {
        Assert.Null(SnapshotFormat.Decode("10000000000000000007"u8));
    }

    [Fact]
    public void Absent_Bytes_SayAbsentAtVersion0()
    {
        Assert.Equal("20000000000000000000A"u8.ToArray(), SnapshotFormat.Absent);
        Assert.Equal(new StoredHistory(null, null), SnapshotFormat.Decode(SnapshotFormat.Absent));
    }

    [Fact]
    public void Decode_AnyPrefixOfASnapshot_NeverThrows()
    {
        var whole = Encode();

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
    public void Invalidation_AnyVersion_IsTwentyOneBytesWithoutSnapshot(long version)
    {
        var bytes = SnapshotFormat.Invalidation(version);

        Assert.Equal(21, bytes.Length);
        Assert.Null(SnapshotFormat.Decode(bytes));
    }

    private static byte[] Encode() => SnapshotFormat.Encode(HistoryCacheContract.History(7), FreshUntil, 100_000)!;
}
