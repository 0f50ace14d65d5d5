using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Supervision;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Turns what one utterance led to into events and the caller's answer.</summary>
internal static class TurnEvents
{
    /// <summary>What the company's side said: no suggestions, and nobody waits any more. What it promised enters the ledger.</summary>
    public static Decision<AddUtteranceResponse> Of(ConversationFold fold, Utterance utterance)
    {
        List<AssistEvent> events = [new() { UtteranceAdded = new UtteranceAdded { Utterance = utterance } }];
        var zone = CustomerRules.FindTimeZone(fold.Context?.Profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc;
        var promises = PromiseDrafts.Of(utterance, fold.Summary.ConversationId, fold.Summary.CustomerId, zone);
        events.AddRange(promises.Select(promise => new AssistEvent { PromiseRecorded = promise }));
        events.AddRange(fold.Alerts.Raised.Where(alert => alert.Kind == AlertKind.Waiting).Select(alert =>
            new AssistEvent { AlertCleared = new AlertCleared { AlertId = alert.AlertId, Kind = alert.Kind } }));
        var response = new AddUtteranceResponse { Utterance = utterance, Revision = fold.Revision + events.Count };
        return new Decision<AddUtteranceResponse>(events, response)
        {
            Promises = [.. promises.Select(promise => new LedgerEntry(promise, PromiseDue.Of(promise, zone)))],
        };
    }

    /// <summary>
    /// What a customer said: the utterance; the context, where it changed; the older suggestions' end; the new ones; the
    /// alerts that are raised and cleared; the gesture that is proposed.
    /// </summary>
    public static Decision<AddUtteranceResponse> Of(
        ConversationFold fold,
        Utterance utterance,
        Analysis analysis,
        CustomerReading customer,
        SuggestionSet set,
        AlertGrounds grounds,
        GestureProposed? gesture)
    {
        var offered = new SuggestionsOffered
        {
            AnswersUtteranceId = utterance.UtteranceId,
            Need = set.Need,
            HandOffAdvice = set.HandOffAdvice,
            Situation = set.Situation,
        };
        offered.Suggestions.Add(set.Suggestions);
        offered.Degradations.Add(Degradations(analysis, customer));

        var events = new List<AssistEvent>
        {
            new() { UtteranceAdded = new UtteranceAdded { Utterance = utterance, Analysis = analysis } },
        };
        if (customer.Context is { } context && (context.Version != fold.Context?.Version || (fold.Context.Stale && !context.Stale)))
        {
            events.Add(new AssistEvent { ContextUpdated = new ContextUpdated { Context = context } });
        }

        if (fold.OpenSuggestions is not null)
        {
            var superseded = new SuggestionsSuperseded { ByUtteranceId = utterance.UtteranceId };
            superseded.SuggestionIds.Add(fold.ShownSuggestions.Select(suggestion => suggestion.SuggestionId));
            events.Add(new AssistEvent { SuggestionsSuperseded = superseded });
        }

        events.Add(new AssistEvent { SuggestionsOffered = offered });
        var (raise, clear) = fold.Alerts.Decide(analysis, utterance.Revision, grounds);
        events.AddRange(clear.Select(cleared => new AssistEvent { AlertCleared = cleared }));
        events.AddRange(raise.Select(raised => new AssistEvent { AlertRaised = raised }));

        if (gesture is not null)
        {
            gesture.GestureId = GestureIds.Of(fold.Summary.ConversationId, fold.Revision + events.Count + 1);
            events.Add(new AssistEvent { GestureProposed = gesture });
        }

        var response = new AddUtteranceResponse
        {
            Utterance = utterance,
            Analysis = analysis,
            HandOffAdvice = set.HandOffAdvice,
            SuggestionNeed = set.Need,
            Revision = fold.Revision + events.Count,
            Gesture = gesture,
        };
        response.Suggestions.Add(set.Suggestions);
        response.Alerts.Add(raise);
        response.Degradations.Add(offered.Degradations);
        return new Decision<AddUtteranceResponse>(events, response);
    }

    private static IEnumerable<Degradation> Degradations(Analysis analysis, CustomerReading customer)
    {
        if (customer.Degradation is { } degradation)
        {
            yield return degradation;
        }

        if (analysis.Unsupported.Count > 0)
        {
            yield return new Degradation { Feature = Feature.Language, Reason = DegradationReason.UnsupportedLanguage };
        }
    }
}
