using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Understanding.Risk;

public sealed class ConversationReaderTests
{
    private static readonly ConversationReader Reader = new(WordWeights.None);

    [Fact]
    public void Read_MoreOfWhatRaisesRisk_IsNeverLessOfIt()
    {
        var analyses =
            from sentiment in Gen.Choose(-100, 100)
            from anger in Gen.Choose(0, 100)
            from complaint in Gen.Choose(0, 100)
            from kind in Gen.Elements(Enum.GetValues<SignalKind>())
            select Shows(sentiment / 100.0, anger / 100.0, complaint / 100.0, kind);
        Prop.ForAll(Arb.From(analyses), Arb.From(Gen.NonEmptyListOf(analyses).Select(list => list.Take(6).ToArray())), (last, earlier) =>
        {
            var before = earlier.Select((analysis, i) => new PriorTurn($"u{i}", Role.Customer, "It is about my order.", analysis)).ToArray();
            var worse = Shows(Math.Max(-1, last.Sentiment - 0.2), Math.Min(1, last.Emotions[0].Score + 0.2), Math.Min(1, last.Complaint + 0.2), last.Signals[0].Kind);
            worse.Signals.Add(new Signal { Kind = SignalKind.Abuse, Score = 0.8 });
            return Sum(worse, before) >= Sum(last, before);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        static double Sum(Analysis analysis, PriorTurn[] before) =>
            Reader.Read("It is about my order.", analysis, before).Zip(RiskModel.Default.Weights, (value, weight) => value * weight).Sum();
    }

    [Fact]
    public void Read_TurnsBeyondTheLookBack_AreNotLookedAt()
    {
        var turns = Enumerable.Range(0, 500).Select(i => new PriorTurn($"u{i}", Role.Customer, $"My number is {i}.", new Analysis())).ToArray();

        var far = Reader.Read("And now?", new Analysis(), turns);

        Assert.Equal(Reader.Read("And now?", new Analysis(), turns[^ConversationReader.LookBack..]), far);
        Assert.All(turns[..^ConversationReader.LookBack], turn => Assert.Null(turn.Reading));
    }

    [Fact]
    public void Read_Turn_IsReadOnceByTheSameWeights()
    {
        PriorTurn[] turns = [new("u1", Role.Customer, "Where is it?", new Analysis()), new("u2", Role.HumanAgent, "Sorry, I can't tell.", null)];
        Reader.Read("Why?", new Analysis(), turns);
        var kept = turns.Select(turn => turn.Reading).ToArray();

        Reader.Read("Why not?", new Analysis(), turns);
        Assert.All(turns.Zip(kept), pair => Assert.Same(pair.Second, pair.First.Reading));

        new ConversationReader(new WordWeights(1, [], [])).Read("Why not?", new Analysis(), turns);
        Assert.All(turns.Zip(kept), pair => Assert.NotSame(pair.Second, pair.First.Reading));
        Assert.Equal(turns[0] with { }, new PriorTurn("u1", Role.Customer, "Where is it?", turns[0].Analysis));
    }

    private static Analysis Shows(double sentiment, double anger, double complaint, SignalKind kind) => new()
    {
        Sentiment = sentiment,
        Complaint = complaint,
        Emotions = { new EmotionCue { Label = "anger", Score = anger } },
        Signals = { new Signal { Kind = kind, Score = 0.7 } },
    };
}
