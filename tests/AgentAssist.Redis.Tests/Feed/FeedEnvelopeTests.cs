using AgentAssist.Redis.Feed;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.Feed;

public sealed class FeedEnvelopeTests
{
    private const long Node = 0x0102030405060708;

    // What version 0.1 sent for revision 3 at noon with the views 01 02 03 and 04. Must stay readable during a rolling upgrade.
    private const string SentByVersion01 = "010101020304050607080000000000000003" + "08DE78533AF5E000" + "00000003" + "010203" + "04";

    [Fact]
    public void Encode_Event_GivesTheBytesOfVersion01()
    {
        Assert.Equal(SentByVersion01, Convert.ToHexString(FeedEnvelope.Encode(NoonEvent(), Node)));
    }

    [Fact]
    public void ReadEvent_BytesOfVersion01_GivesTheEvent()
    {
        var bytes = Convert.FromHexString(SentByVersion01);

        Assert.True(FeedEnvelope.TryReadHeader(bytes, out var kind, out var node));
        Assert.Equal((FeedMessageKind.Event, Node), (kind, node));
        Assert.Equal(Sample.Content(NoonEvent()), Sample.Content(FeedEnvelope.ReadEvent(Sample.Key(), bytes)!));
    }

    [Fact]
    public void ReadEvent_ViewsThatAreTheSame_AreSentOnceAndShareMemory()
    {
        var same = NoonEvent() with { Restricted = NoonEvent().Participants };

        var read = FeedEnvelope.ReadEvent(Sample.Key(), FeedEnvelope.Encode(same, Node))!;

        Assert.True(read.Participants.Equals(read.Restricted));
        Assert.Equal(Sample.Content(same), Sample.Content(read));
    }

    [Fact]
    public void Read_AnyPrefixOrWildLength_NeverThrows()
    {
        var whole = FeedEnvelope.Encode(NoonEvent(), Node);
        for (var length = 0; length <= whole.Length; length++)
        {
            _ = FeedEnvelope.TryReadHeader(whole.AsSpan(0, length), out _, out _);
            _ = FeedEnvelope.ReadEvent(Sample.Key(), whole.AsMemory(0, length));
            _ = FeedEnvelope.ReadFrame(Sample.Key(), whole.AsMemory(0, length));
        }

        var wild = whole.ToArray();
        wild.AsSpan(10, 20).Fill(0xFF);
        Assert.Null(FeedEnvelope.ReadEvent(Sample.Key(), wild));
        Assert.False(FeedEnvelope.TryReadHeader(new byte[] { 2, 1, 0, 0, 0, 0, 0, 0, 0, 0 }, out _, out _));
    }

    private static Core.Conversations.StoredEvent NoonEvent() =>
        new(Sample.Key(), 3, Sample.Start, new byte[] { 1, 2, 3 }, new byte[] { 4 });
}
