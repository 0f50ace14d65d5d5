using System.Collections.Concurrent;
using System.Threading.Channels;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.V1;
using Channel = System.Threading.Channels.Channel;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>
/// Has a language model reword the best suggestion of a turn, after the turn was answered:
/// <code>
/// Begin ─▶ queue ─▶ prompt, masked ─▶ model ─▶ line by line checked, shown as it passes ─▶ suggestion_reworded
/// </code>
/// Nothing waits for it. It gives up as soon as the conversation has gone on, and whatever goes wrong is told to those who watch
/// in one frame and written nowhere: the composed suggestion stands.
/// </summary>
public sealed class SuggestionRewording
{
    private const string Reworded = "REWORDED";
    private const string Unchanged = "UNCHANGED";
    private const string HasLapsed = "LAPSED";

    private readonly IReplyRewriter _rewriter;
    private readonly RewritingOptions _options;
    private readonly Func<string, ReplyLibrary> _libraryOf;
    private readonly ConversationWriter _conversations;
    private readonly TextMasker _masker;
    private readonly TimeProvider _time;
    private readonly Channel<RewordingJob> _queue;
    private readonly ConcurrentDictionary<ConversationKey, RewordingJob> _current = new();

    internal SuggestionRewording(
        RewritingSetup setup, Func<string, ReplyLibrary> libraryOf, ConversationWriter conversations, TextMasker masker, TimeProvider time)
    {
        (_rewriter, _options, _libraryOf, _conversations, _masker, _time) = (setup.Rewriter, setup.Options, libraryOf, conversations, masker, time);
        _queue = Channel.CreateBounded<RewordingJob>(_options.QueueCapacity);
    }

    /// <summary>Rewords what is begun, until cancelled. What is being reworded then is given up.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, _options.MaxConcurrency).Select(_ => WorkAsync(cancellationToken)));

    /// <summary>Whether conversations of this tenant may be sent to the model.</summary>
    internal bool Serves(string tenant) => _options.Tenants?.Contains(tenant) ?? true;

    /// <summary>
    /// Takes note of an answered turn: lets go of what an earlier one began, and takes up the best suggestion where the customer
    /// waits for a reply. Returns at once.
    /// </summary>
    /// <param name="answer">What the turn was answered with.</param>
    /// <param name="ground">What the words must rest on, the turn itself last; nothing in it changes any more. Null begins nothing.</param>
    internal async ValueTask GoOnAsync(ConversationKey key, AddUtteranceResponse answer, CheckGround? ground)
    {
        if (_current.TryGetValue(key, out var before) && before.Revision < answer.Revision)
        {
            before.Lapse();
        }

        // In a language that is not understood nothing could be checked.
        if (ground is null
            || answer.SuggestionNeed != SuggestionNeed.Offer
            || answer.Analysis.Unsupported.Count > 0
            || RewordingPlan.Of(answer.Suggestions[0]) is not { } plan)
        {
            return;
        }

        var job = new RewordingJob(key, plan, ground, answer.Revision, _time.GetTimestamp());
        _current[key] = job;
        if (!_queue.Writer.TryWrite(job))
        {
            await EndAsync(job, DegradationReason.Overloaded);
        }
    }

    /// <summary>Looks through what was appended, on whatever node, for what makes a rewording pointless.</summary>
    internal Task FollowAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        foreach (var stored in events)
        {
            if (_current.TryGetValue(stored.Key, out var job) && stored.Revision > job.Revision && Ends(stored))
            {
                job.Lapse();
            }
        }

        return Task.CompletedTask;
    }

    private static bool Ends(StoredEvent stored) => AssistEvent.Parser.ParseFrom(stored.Participants.Span).ContentCase
        is AssistEvent.ContentOneofCase.UtteranceAdded or AssistEvent.ContentOneofCase.ConversationCompleted;

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var job in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            await CarryOutAsync(job, cancellationToken);
        }
    }

    private async Task CarryOutAsync(RewordingJob job, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.Lapsed);
        try
        {
            var left = _options.Budget - _time.GetElapsedTime(job.Began);
            if (!job.Lapsed.IsCancellationRequested && left <= TimeSpan.Zero)
            {
                await EndAsync(job, DegradationReason.Timeout);
                return;
            }

            stop.Token.ThrowIfCancellationRequested();
            var reworded = await RewordAsync(job, left, stop.Token);
            if (reworded is null)
            {
                await EndAsync(job, DegradationReason.Rejected);
            }
            else
            {
                End(job, await AppendAsync(job, reworded));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            End(job, HasLapsed);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (RewriteException e)
        {
            await EndAsync(job, e.Reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A record that is away, or a fault of the model's client: neither may end the work on other conversations.
            await EndAsync(job, DegradationReason.Unavailable);
        }
    }

    private async Task<Suggestion?> RewordAsync(RewordingJob job, TimeSpan left, CancellationToken cancellationToken)
    {
        var pseudonyms = new Pseudonyms(_masker, job.Ground.Context?.Profile, References(job.Ground.Context));
        var library = _libraryOf(job.Key.Tenant);
        var prompt = PromptWriter.Write(job.Plan, job.Ground, library, pseudonyms);
        var check = new RewordingCheck(job.Plan, job.Ground, library, new ReplyChecker(library), pseudonyms);
        var reader = new RewordingReader(job.Plan, check, text => ShowAsync(
            job, new Ephemeral { Rewording = new Rewording { SuggestionId = job.Plan.Suggestion.SuggestionId, Text = text } }));
        await _rewriter.RewriteAsync(new RewriteRequest(job.Key.Tenant, prompt, left), reader.TakeAsync, cancellationToken);
        return await reader.FinishAsync();
    }

    private async Task<string> AppendAsync(RewordingJob job, Suggestion reworded)
    {
        var planned = job.Plan.Suggestion;
        if (reworded.Text == planned.Text)
        {
            return Unchanged;
        }

        var appended = await _conversations.WriteAsync(
            Caller.System(job.Key.Tenant),
            job.Key.ConversationId,
            request: null,
            (fold, _) => ValueTask.FromResult(Decide(fold, planned, reworded)),
            job.Lapsed);
        return appended.SuggestionId.Length > 0 ? Reworded : HasLapsed;
    }

    // Decided on the conversation as it is now: meanwhile somebody may have answered, on this node or another.
    private static Decision<Suggestion> Decide(ConversationFold fold, Suggestion planned, Suggestion reworded)
    {
        if (!fold.MayReword(planned.SuggestionId))
        {
            return new Decision<Suggestion>([], new Suggestion());
        }

        var change = new SuggestionReworded { Suggestion = reworded, ReplacedSuggestionId = planned.SuggestionId };
        return new Decision<Suggestion>([new AssistEvent { SuggestionReworded = change }], reworded);
    }

    private static IEnumerable<string> References(CustomerContext? context) => context is null
        ? []
        : context.Interactions.Select(interaction => interaction.Reference)
            .Concat(context.Promises.Select(promise => promise.Reference))
            .Concat(context.Effort.Select(effort => effort.Reference))
            .Concat(context.Findings.Select(finding => finding.About))
            .Concat(context.Profile?.ExternalIds.Values ?? [])
            .Append(context.Profile?.CustomerId ?? "");

    private async ValueTask EndAsync(RewordingJob job, DegradationReason reason)
    {
        End(job, EnumNames.UpperSnake(reason));
        await ShowAsync(job, new Ephemeral { Degradation = new Degradation { Feature = Feature.LanguageModel, Reason = reason } });
    }

    private void End(RewordingJob job, string outcome)
    {
        _current.TryRemove(KeyValuePair.Create(job.Key, job));
        RewordingMeter.Count(outcome, _time.GetElapsedTime(job.Began));
    }

    // What is shown in passing is worth no retry and no failure.
    private async ValueTask ShowAsync(RewordingJob job, Ephemeral shown)
    {
        try
        {
            await _conversations.ShowAsync(job.Key, shown, job.Ground.Context?.Profile, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            RewordingMeter.CountUnshown();
        }
    }
}
