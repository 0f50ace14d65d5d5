using AgentAssist.Core.Customers;
using AgentAssist.Redis.History;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;

namespace AgentAssist.Redis.Tests.History;

public sealed class SnapshotFormatTests
{
    // What earlier versions stored for HistoryCacheContract.History(7), without feedback: a miss. Nodes of two versions share one Redis.
    private const string StoredByVersion01 =
        "MTAwMDAwMDAwMDAwMDAwMDAwMDcKQAoGY3VzdC0xEglWZXJzaW9uIDciDkFtZXJpY2EvRGVudmVyWgwKBHRpZXISBGdvbGRaDQoF"
        + "c2luY2USBDIwMTgScAoDaS0wEgZjdXN0LTEaBgjA95XNBiIHQmlsbGluZyoFUEhPTkUyB0NPTlRBQ1RCGENhbGxlZCBhYm91dCBh"
        + "biBpbnZvaWNlLkoRCgNmZWUSCjE4MC4wMCBVU0RKEwoGYW1vdW50Egk3NC45OSBVU0QScAoDaS0xEgZjdXN0LTEaBgiE95XNBiIH"
        + "QmlsbGluZyoFUEhPTkUyB0NPTlRBQ1RCGENhbGxlZCBhYm91dCBhbiBpbnZvaWNlLkoRCgNmZWUSCjE4MC4wMCBVU0RKEwoGYW1v"
        + "dW50Egk3NC45OSBVU0Q4B2hm";

    private const string StoredInFormat2 =
        "MjAwMDAwMDAwMDAwMDAwMDAwMDdTMDAxNzcyNDU0NjAwMjUwCkAKBmN1c3QtMRIJVmVyc2lvbiA3Ig5BbWVyaWNhL0RlbnZlcloMCgR0aWVyEg"
        + "Rnb2xkWg0KBXNpbmNlEgQyMDE4EnAKA2ktMBIGY3VzdC0xGgYIwPeVzQYiB0JpbGxpbmcqBVBIT05FMgdDT05UQUNUQhhDYWxsZWQgYWJvdXQg"
        + "YW4gaW52b2ljZS5KEQoDZmVlEgoxODAuMDAgVVNEShMKBmFtb3VudBIJNzQuOTkgVVNEEnAKA2ktMRIGY3VzdC0xGgYIhPeVzQYiB0JpbGxpbm"
        + "cqBVBIT05FMgdDT05UQUNUQhhDYWxsZWQgYWJvdXQgYW4gaW52b2ljZS5KEQoDZmVlEgoxODAuMDAgVVNEShMKBmFtb3VudBIJNzQuOTkgVVNE"
        + "OAdoZg==";

    private static readonly DateTimeOffset FreshUntil = new(2026, 3, 2, 12, 30, 0, 250, TimeSpan.Zero);

    [Theory]
    [InlineData(StoredByVersion01)]
    [InlineData(StoredInFormat2)]
    public void Decode_BytesOfEarlierFormats_IsNothing(string stored) => Assert.Null(SnapshotFormat.Decode(Convert.FromBase64String(stored)));

    [Theory]
    [InlineData('2')]
    [InlineData('3')]
    [InlineData('4')]
    public void Decode_SnapshotUnderAnEarlierNumber_IsNothing(char format)
    {
        var bytes = Encode();
        bytes[0] = (byte)format;

        Assert.Null(SnapshotFormat.Decode(bytes));
    }

    [Fact]
    public void Encode_Snapshot_GivesTheBytesOfFormat5()
    {
        // But for its number, the promises and the feedback this is format 2.
        var expected = Convert.FromBase64String(StoredInFormat2);
        expected[0] = (byte)'5';

        Assert.Equal(expected, SnapshotFormat.Encode(HistoryCacheContract.History(7), FreshUntil, 100_000));
    }

    [Fact]
    public void Decode_Encoded_GivesTheWholeSnapshot()
    {
        var expected = HistoryCacheContract.History(7) with
        {
            Promises = [new Promise { PromiseId = "p-1", MadeIn = "i-1", What = "call back", Due = "2026-03-03", State = PromiseState.Open }],
            Feedback = [new Feedback { FeedbackId = "f-1", Text = "The form asks twice." }],
            Gestures = [new Gesture { GestureId = "c-1/g7", CostMicros = 5_000_000 }],
        };

        var decoded = SnapshotFormat.Decode(SnapshotFormat.Encode(expected, FreshUntil, 100_000)!);

        Assert.Equal(FreshUntil, decoded!.FreshUntil);
        Assert.Equal((expected.Profile, expected.InteractionCount, 7), (decoded.History!.Profile, decoded.History.InteractionCount, decoded.History.Version));
        Assert.Equal(expected.Interactions, decoded.History.Interactions);
        Assert.Equal(expected.Promises, decoded.History.Promises);
        Assert.Equal(expected.Feedback, decoded.History.Feedback);
        Assert.Equal(expected.Gestures, decoded.History.Gestures);
    }

    [Fact]
    public void Decode_EncodedMove_SaysWhereTo()
    {
        var decoded = SnapshotFormat.Decode(SnapshotFormat.Encode(CustomerHistory.Moved("cust-2", 8), FreshUntil, 100_000)!);

        Assert.Equal(("cust-2", 8, FreshUntil), (decoded!.History!.MergedInto, decoded.History.Version, decoded.FreshUntil));
    }

    [Fact]
    public void Decode_InvalidationOfVersion01_IsNothing()
    {
        Assert.Null(SnapshotFormat.Decode("10000000000000000007"u8));
    }

    [Fact]
    public void Absent_Bytes_SayAbsentAtVersion0()
    {
        Assert.Equal("50000000000000000000A"u8.ToArray(), SnapshotFormat.Absent);
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
