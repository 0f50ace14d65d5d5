using AgentAssist.Core.Conversations;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class RestrictedViewTests
{
    private static readonly CustomerProfile Profile = new()
    {
        CustomerId = "cust-1",
        DisplayName = "Grace Hall",
        PhoneNumbers = { "+1 303 555 0147" },
        TimeZone = "America/Denver",
    };

    private readonly RestrictedView _view = new(new TextMasker());

    [Fact]
    public void Of_UtteranceWithKnownName_MasksItAndMovesEverySpanAlong()
    {
        const string text = "Grace Hall here, g.hall@example.org, and this is just not fair.";
        var added = new UtteranceAdded
        {
            Utterance = new Utterance { Text = text },
            Analysis = new Analysis { Signals = { new Signal { Kind = SignalKind.Fairness, Spans = { SpanOf(text, "not fair") } } } },
        };

        var restricted = _view.Of(new AssistEvent { UtteranceAdded = added }, Profile).UtteranceAdded;

        Assert.Equal("[NAME] here, [EMAIL], and this is just not fair.", restricted.Utterance.Text);
        var span = restricted.Analysis.Signals[0].Spans[0];
        Assert.Equal("not fair", restricted.Utterance.Text[span.Start..span.End]);
        Assert.Equal(
            ["[NAME]", "[EMAIL]"],
            restricted.Utterance.MaskedSpans.Select(m => restricted.Utterance.Text[m.Span.Start..m.Span.End]));
        Assert.Equal(text, added.Utterance.Text);
    }

    [Fact]
    public void Of_Context_KeepsWhatHelpsAndNothingThatIdentifies()
    {
        var context = new CustomerContext
        {
            Profile = Profile.Clone(),
            Interactions = { new Interaction { Summary = "Grace Hall called.", Reference = "INV-1", Facts = { ["phone"] = "303 555 0147" } } },
            Effort = { new Effort { Reference = "INV-1", Contacts = 3 } },
        };

        var restricted = _view.Of(new AssistEvent { ContextUpdated = new ContextUpdated { Context = context } }, Profile)
            .ContextUpdated.Context;

        Assert.Equal("America/Denver", restricted.Profile.TimeZone);
        Assert.Equal("[NAME] called.", restricted.Interactions[0].Summary);
        Assert.Equal(3, restricted.Effort[0].Contacts);
        var everything = restricted.ToString();
        Assert.All(["Grace", "0147", "INV-1"], identifier => Assert.DoesNotContain(identifier, everything, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AlertAndAdvice_PointAtTheSameWordsInTheMaskedText()
    {
        const string text = "Grace Hall here. Get me your manager!";
        var heard = new Utterance { Text = text, Revision = 7 };
        var alert = new Alert { OnsetRevision = 7, Spans = { SpanOf(text, "your manager") } };
        var advice = new HandOffAdvice { Spans = { SpanOf(text, "your manager") } };

        var raised = _view.Of(new AssistEvent { AlertRaised = alert }, Profile, heard).AlertRaised;
        var offered = _view.Of(
            new AssistEvent { SuggestionsOffered = new SuggestionsOffered { HandOffAdvice = advice } }, Profile, heard).SuggestionsOffered;

        const string shown = "[NAME] here. Get me your manager!";
        Assert.Equal("your manager", shown[raised.Spans[0].Start..raised.Spans[0].End]);
        Assert.Equal(raised.Spans[0], offered.HandOffAdvice.Spans[0]);
        Assert.Equal(SpanOf(text, "your manager"), alert.Spans[0]);
    }

    [Fact]
    public void Of_NamesOutsideTheText_AreMaskedAsWell()
    {
        const string text = "Grace Hall here.";
        var added = new UtteranceAdded
        {
            Utterance = new Utterance { Text = text, ParticipantId = "Grace Hall" },
            Analysis = new Analysis { Explanations = { new Explanation { Feature = "Grace", Span = SpanOf(text, "Grace") } } },
        };
        var completed = new ConversationCompleted { Disposition = "Grace Hall", WrapUp = new WrapUp { Disposition = "Grace Hall" } };
        var gesture = new GestureProposed { Description = "Grace Hall gets it back", Why = "Grace Hall waited" };

        AssistEvent[] restricted =
        [
            _view.Of(new AssistEvent { UtteranceAdded = added }, Profile),
            _view.Of(new AssistEvent { ConversationCompleted = completed }, Profile),
            _view.Of(new AssistEvent { GestureProposed = gesture }, Profile),
        ];

        Assert.All(restricted, e => Assert.DoesNotContain("Grace", e.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Of_EveryKindOfEvent_IsDecidedOn()
    {
        foreach (var kind in Enum.GetValues<AssistEvent.ContentOneofCase>())
        {
            var field = AssistEvent.Descriptor.FindFieldByNumber((int)kind);
            if (field is null)
            {
                continue;
            }

            var appended = new AssistEvent { Revision = 7 };
            field.Accessor.SetValue(appended, field.MessageType.Parser.ParseFrom(Array.Empty<byte>()));
            Fill(appended);

            var restricted = _view.Of(appended, Profile);

            Assert.Equal(7, restricted.Revision);
            Assert.False(
                restricted.Redacted is { Reason: RedactionReason.Unspecified } && kind != AssistEvent.ContentOneofCase.Redacted,
                $"RestrictedView does not know {kind}.");
        }
    }

    // What the server always sets.
    private static void Fill(AssistEvent appended)
    {
        appended.UtteranceAdded?.MergeFrom(new UtteranceAdded { Utterance = new Utterance() });
        appended.ContextUpdated?.MergeFrom(new ContextUpdated { Context = new CustomerContext() });
        appended.ConversationStarted?.MergeFrom(new ConversationStarted { Conversation = new Conversation() });
    }

    private static TextSpan SpanOf(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan { Start = start, End = start + words.Length };
    }
}
