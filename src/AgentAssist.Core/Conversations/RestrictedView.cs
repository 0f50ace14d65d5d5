using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// Draws the restricted view of an event: identifiers masked, whispers and drafts withheld at their revision. An event
/// kind that this class does not know is withheld as a whole, so that a new kind cannot leak by omission.
/// </summary>
internal sealed class RestrictedView(TextMasker masker)
{
    /// <summary>
    /// Returns the event as those without the right to identifiers may see it; the same instance where nothing differs.
    /// </summary>
    /// <param name="profile">The customer as known, whose own names and numbers are masked too; null when unknown.</param>
    /// <param name="heard">The utterance of the same append, to whose text spans in the other events refer; null without one.</param>
    public AssistEvent Of(AssistEvent appended, CustomerProfile? profile, Utterance? heard = null)
    {
        switch (appended.ContentCase)
        {
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                return With(appended, e => MaskUtterance(e.UtteranceAdded, profile));
            case AssistEvent.ContentOneofCase.ContextUpdated:
                return With(appended, e => MaskContext(e.ContextUpdated.Context, profile));
            case AssistEvent.ContentOneofCase.SuggestionsOffered:
                return With(appended, e =>
                {
                    MaskSuggestions(e.SuggestionsOffered, profile);
                    MoveSpans(e.SuggestionsOffered.HandOffAdvice?.Spans ?? [], heard, profile);
                });
            case AssistEvent.ContentOneofCase.SuggestionReworded:
                return With(appended, e => MaskSuggestion(e.SuggestionReworded.Suggestion, profile));
            case AssistEvent.ContentOneofCase.AlertRaised when appended.AlertRaised.Spans.Count > 0:
                return With(appended, e => MoveSpans(e.AlertRaised.Spans, heard, profile));
            case AssistEvent.ContentOneofCase.HandedOff:
                return With(appended, e =>
                {
                    e.HandedOff.Reason = Mask(e.HandedOff.Reason, profile);
                    MaskLines(e.HandedOff.Brief?.Lines ?? [], profile);
                });
            case AssistEvent.ContentOneofCase.ConversationCompleted:
                return With(appended, e => MaskCompletion(e.ConversationCompleted, profile));
            case AssistEvent.ContentOneofCase.GestureProposed:
                return With(appended, e =>
                {
                    e.GestureProposed.Description = Mask(e.GestureProposed.Description, profile);
                    e.GestureProposed.Why = WithoutReference(e.GestureProposed.Why, e.GestureProposed.Reference, profile);
                    e.GestureProposed.Reference = Placeholder(e.GestureProposed.Reference);
                });
            case AssistEvent.ContentOneofCase.PromiseRecorded:
                return With(appended, e => MaskPromise(e.PromiseRecorded, profile));
            case AssistEvent.ContentOneofCase.AnswerRecorded when appended.AnswerRecorded.FinalText.Length > 0:
                return Withheld(appended, RedactionReason.Draft);
            case AssistEvent.ContentOneofCase.WhisperSent:
                return Withheld(appended, RedactionReason.Whisper);
            case AssistEvent.ContentOneofCase.ConversationStarted:
                return With(appended, e => MaskAttributes(e.ConversationStarted.Conversation, profile));
            case AssistEvent.ContentOneofCase.CustomerIdentified:
            case AssistEvent.ContentOneofCase.SuggestionsSuperseded:
            case AssistEvent.ContentOneofCase.AnswerRecorded:
            case AssistEvent.ContentOneofCase.AlertRaised:
            case AssistEvent.ContentOneofCase.AlertCleared:
            case AssistEvent.ContentOneofCase.GestureDecided:
            case AssistEvent.ContentOneofCase.Claimed:
            case AssistEvent.ContentOneofCase.Redacted:
                return appended;
            default:
                return Withheld(appended, RedactionReason.Unspecified);
        }
    }

    /// <summary>The same for a frame that is kept nowhere.</summary>
    public Ephemeral Of(Ephemeral shown, CustomerProfile? profile)
    {
        var masked = shown.Clone();
        switch (shown.ContentCase)
        {
            case Ephemeral.ContentOneofCase.Interim:
                Show(masked.Interim, masker.Mask(masked.Interim.Text, profile), profile);
                return masked;
            case Ephemeral.ContentOneofCase.Rewording:
                masked.Rewording.Text = Mask(masked.Rewording.Text, profile);
                return masked;
            default:
                return shown;
        }
    }

    /// <summary>The same for a promise.</summary>
    public Promise Of(Promise promise, CustomerProfile? profile)
    {
        var masked = promise.Clone();
        MaskPromise(masked, profile);
        return masked;
    }

    private static AssistEvent With(AssistEvent appended, Action<AssistEvent> change)
    {
        var copy = appended.Clone();
        change(copy);
        return copy;
    }

    private static AssistEvent Withheld(AssistEvent appended, RedactionReason reason) => new()
    {
        Revision = appended.Revision,
        EventTime = appended.EventTime,
        Principal = appended.Principal,
        Redacted = new Redacted { Reason = reason },
    };

    private string Mask(string text, CustomerProfile? profile) => masker.Mask(text, profile).RestrictedText;

    private void MaskUtterance(UtteranceAdded added, CustomerProfile? profile)
    {
        var masked = masker.Mask(added.Utterance.Text, profile);
        MoveSpans(added.Analysis, masked);
        Show(added.Utterance, masked, profile);
    }

    private void Show(Utterance utterance, MaskedText masked, CustomerProfile? profile)
    {
        utterance.ParticipantId = Mask(utterance.ParticipantId, profile);
        utterance.Text = masked.RestrictedText;
        utterance.MaskedSpans.Clear();
        utterance.MaskedSpans.Add(masked.RestrictedSpans);
    }

    private static void MoveSpans(Analysis? analysis, MaskedText masked)
    {
        if (analysis is null)
        {
            return;
        }

        foreach (var reason in analysis.Explanations.Where(reason => reason.Span?.End <= masked.Text.Length))
        {
            // An explanation may name the very words that it points at.
            if (reason.Feature == masked.Text[reason.Span.Start..reason.Span.End])
            {
                var words = masked.ToRestricted(reason.Span);
                reason.Feature = masked.RestrictedText[words.Start..words.End];
            }
        }

        var spans = analysis.Emotions.SelectMany(cue => cue.Spans)
            .Concat(analysis.Signals.SelectMany(signal => signal.Spans))
            .Concat(analysis.Explanations.Where(reason => reason.Span is not null).Select(reason => reason.Span));
        MoveSpans(spans, masked);
    }

    private void MoveSpans(IEnumerable<TextSpan> spans, Utterance? heard, CustomerProfile? profile)
    {
        if (heard is not null)
        {
            MoveSpans(spans, masker.Mask(heard.Text, profile));
        }
    }

    private static void MoveSpans(IEnumerable<TextSpan> spans, MaskedText masked)
    {
        foreach (var span in spans)
        {
            var moved = masked.ToRestricted(span);
            (span.Start, span.End) = (moved.Start, moved.End);
        }
    }

    private void MaskContext(CustomerContext context, CustomerProfile? profile)
    {
        if (context.Profile is { } known)
        {
            context.Profile = new CustomerProfile
            {
                CustomerId = known.CustomerId,
                LanguageCode = known.LanguageCode,
                TimeZone = known.TimeZone,
                CustomerSince = known.CustomerSince,
                Segment = known.Segment,
                PreferredChannel = known.PreferredChannel,
            };
        }

        foreach (var interaction in context.Interactions)
        {
            interaction.Summary = Mask(interaction.Summary, profile);
            interaction.Reference = Placeholder(interaction.Reference);
            interaction.Facts.Clear();
        }

        foreach (var effort in context.Effort)
        {
            effort.Reference = Placeholder(effort.Reference);
        }

        foreach (var finding in context.Findings)
        {
            finding.About = Placeholder(finding.About);
            finding.Why = Mask(finding.Why, profile);
            finding.ForCustomer = Mask(finding.ForCustomer, profile);
        }

        foreach (var promise in context.Promises)
        {
            MaskPromise(promise, profile);
        }

        foreach (var gesture in context.Gestures)
        {
            gesture.Description = Mask(gesture.Description, profile);
            gesture.Why = WithoutReference(gesture.Why, gesture.Reference, profile);
            gesture.Reference = Placeholder(gesture.Reference);
        }

        foreach (var feedback in context.Feedback)
        {
            feedback.Text = Mask(feedback.Text, profile);
            feedback.Action = Mask(feedback.Action, profile);
        }
    }

    private void MaskPromise(Promise promise, CustomerProfile? profile)
    {
        promise.What = Mask(promise.What, profile);
        promise.Note = Mask(promise.Note, profile);
        promise.Reference = Placeholder(promise.Reference);
    }

    private void MaskSuggestions(SuggestionsOffered offered, CustomerProfile? profile)
    {
        foreach (var suggestion in offered.Suggestions)
        {
            MaskSuggestion(suggestion, profile);
        }
    }

    private void MaskSuggestion(Suggestion? suggestion, CustomerProfile? profile)
    {
        if (suggestion is null)
        {
            return;
        }

        suggestion.Text = Mask(suggestion.Text, profile);
        suggestion.Rationale = Mask(suggestion.Rationale, profile);
        foreach (var sentence in suggestion.Sentences)
        {
            sentence.Text = Mask(sentence.Text, profile);
        }
    }

    private void MaskCompletion(ConversationCompleted completed, CustomerProfile? profile)
    {
        completed.Disposition = Mask(completed.Disposition, profile);
        if (completed.WrapUp is { } wrapUp)
        {
            wrapUp.Disposition = Mask(wrapUp.Disposition, profile);
            MaskLines(wrapUp.Lines, profile);
        }
    }

    private void MaskLines(IEnumerable<BriefLine> lines, CustomerProfile? profile)
    {
        foreach (var line in lines)
        {
            line.Text = Mask(line.Text, profile);
        }
    }

    private void MaskAttributes(Conversation conversation, CustomerProfile? profile)
    {
        foreach (var key in conversation.Attributes.Keys.ToArray())
        {
            conversation.Attributes[key] = Mask(conversation.Attributes[key], profile);
        }
    }

    // No rule finds every company's way of numbering what it sells; here the number is known.
    private string WithoutReference(string text, string reference, CustomerProfile? profile) => Mask(
        reference.Length == 0 ? text : text.Replace(reference, Placeholder(reference), StringComparison.OrdinalIgnoreCase), profile);

    private static string Placeholder(string reference) => reference.Length == 0 ? "" : "[REFERENCE]";
}
