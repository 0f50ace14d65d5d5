using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Events;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// The one way to change a conversation: read its fold, decide, append if nobody came first, then let everyone see it.
/// </summary>
internal sealed class ConversationWriter(
    IConversationLog log,
    IEventFeed feed,
    IHistoryCache historyCache,
    ConversationCache cache,
    EventEncoder encoder,
    RequestHasher hasher,
    TimeProvider time)
{
    // Each lost race means that another node's append succeeded, so a handful of attempts only runs out under a
    // contention that no conversation between people produces.
    private const int MaxAttempts = 16;
    private const int PageSize = 500;

    /// <summary>
    /// Carries out one write. <paramref name="decide"/> sees the fold and returns what should happen; it runs again,
    /// on the newer fold, when another node appended first, and so must change nothing itself.
    /// </summary>
    /// <param name="request">Names the write; null for the server's own.</param>
    /// <returns>What was decided, or the first answer where the request is a repetition.</returns>
    public async Task<TResponse> WriteAsync<TResponse>(
        Caller caller,
        string conversationId,
        WriteRequest? request,
        Func<ConversationFold, CancellationToken, ValueTask<Decision<TResponse>>> decide,
        CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var key = new ConversationKey(caller.Tenant, conversationId);
        var bodyHash = request is null ? null : hasher.Hash(request.Method, request.MaskedBody);
        using var lease = await cache.EnterAsync(key, cancellationToken);
        var known = lease.Fold is not null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var fold = await CatchUpAsync(key, lease, onlyIfUnknown: known, cancellationToken);
            Decision<TResponse> decision;
            try
            {
                RequireKnown(fold, request, conversationId);
                decision = await decide(fold, cancellationToken);
            }
            catch (AssistException) when (known)
            {
                // The refusal rests on what this node remembered; another node may know better.
                known = false;
                continue;
            }
            catch (AssistException) when (request is not null)
            {
                if (await log.FindRequestAsync(request.Key(caller), cancellationToken) is { } first)
                {
                    return FirstAnswer.Of<TResponse>(first, bodyHash);
                }

                throw;
            }

            if (decision.Events.Count == 0 && request is null)
            {
                // Nothing to write, so no append will find out that the fold is old.
                if (known)
                {
                    known = false;
                    continue;
                }

                return decision.Response;
            }

            // From here on the write is finished even when the caller goes away, so that what is durable is also seen.
            var command = Command(caller, key, fold, request, bodyHash, decision);
            switch (await AppendAsync(command))
            {
                case AppendOutcome.Appended appended:
                    Apply(fold, decision.Events, lease);
                    await PublishAsync(command, appended);
                    return decision.Response;
                case AppendOutcome.Repeated repeated:
                    return FirstAnswer.Of<TResponse>(repeated.First, bodyHash);
                case AppendOutcome.CustomerGone:
                    // This node's cache may be the last to know the customer.
                    await historyCache.ForgetAsync(command.Shows!.Value, CancellationToken.None);
                    known = false;
                    break;
                case AppendOutcome.HeadMoved:
                    known = false;
                    break;
                case AppendOutcome.LimitReached reached:
                    throw GoodwillRules.LimitReached(reached.Limit);
            }
        }

        throw new AssistException(ErrorReason.Conflict, "The conversation kept changing while this call was tried; try again.")
        {
            RetryDelay = TimeSpan.FromMilliseconds(100),
        };
    }

    /// <summary>Draws a conversation as it stands in the log; null when there is none.</summary>
    public async Task<TResult?> ReadAsync<TResult>(
        ConversationKey key, Func<ConversationFold, TResult> read, CancellationToken cancellationToken)
        where TResult : class
    {
        using var lease = await cache.EnterAsync(key, cancellationToken);
        var fold = await CatchUpAsync(key, lease, onlyIfUnknown: false, cancellationToken);
        return fold.Revision == 0 ? null : read(fold);
    }

    /// <summary>Shows watchers something that is kept nowhere.</summary>
    public async Task ShowAsync(ConversationKey key, Ephemeral shown, CancellationToken cancellationToken)
    {
        var profile = await ReadAsync(key, fold => fold.Context?.Profile ?? new CustomerProfile(), cancellationToken);
        await ShowAsync(key, shown, profile, cancellationToken);
    }

    /// <summary>The same for a caller who knows the conversation.</summary>
    /// <param name="profile">The customer, whose own names are masked in the restricted view; null for an unknown one.</param>
    public ValueTask ShowAsync(ConversationKey key, Ephemeral shown, CustomerProfile? profile, CancellationToken cancellationToken) =>
        feed.PublishEphemeralAsync(encoder.Encode(key, shown, profile), cancellationToken);

    private static void RequireKnown(ConversationFold fold, WriteRequest? request, string conversationId)
    {
        if (fold.Revision == 0 && request is not { Creates: true })
        {
            throw ConversationRules.NotFound(conversationId);
        }
    }

    private async Task<ConversationFold> CatchUpAsync(
        ConversationKey key, ConversationCache.Lease lease, bool onlyIfUnknown, CancellationToken cancellationToken)
    {
        var fold = lease.Fold;
        if (fold is not null && onlyIfUnknown)
        {
            return fold;
        }

        fold ??= new ConversationFold();
        try
        {
            fold = await ReadOnAsync(key, fold, lease, cancellationToken);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.HistoryTrimmed)
        {
            fold = await WithoutEventsAsync(key, cancellationToken);
        }

        lease.Fold = fold.Revision == 0 ? null : fold;
        return fold;
    }

    private async Task<ConversationFold> WithoutEventsAsync(ConversationKey key, CancellationToken cancellationToken) =>
        ConversationFold.OfTrimmed(await log.GetAsync(key, cancellationToken) ?? throw ConversationRules.NotFound(key.ConversationId));

    private async Task<ConversationFold> ReadOnAsync(
        ConversationKey key, ConversationFold fold, ConversationCache.Lease lease, CancellationToken cancellationToken)
    {
        var reads = fold.Revision > 0 ? 1 : 0;
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await log.ReadAsync(key, fold.Revision + 1, PageSize, cancellationToken);
            reads++;
            lease.Fold = null; // A fold that an event interrupted is not used again.
            foreach (var stored in page)
            {
                var appended = AssistEvent.Parser.ParseFrom(stored.Participants.Span);
                if (Forgotten.Is(appended))
                {
                    return await WithoutEventsAsync(key, cancellationToken);
                }

                fold.Apply(appended);
            }
        }
        while (page.Count == PageSize);

        // What was forgotten, or removed by retention, since the fold began must not be remembered here either. Both happen to
        // completed conversations, and to the first event as to all.
        if (fold.Revision > 0 && fold.IsCompleted && reads > 1)
        {
            var first = await log.ReadAsync(key, 1, 1, cancellationToken);
            return first.Count == 0 || Forgotten.Is(AssistEvent.Parser.ParseFrom(first[0].Participants.Span))
                ? await WithoutEventsAsync(key, cancellationToken)
                : fold;
        }

        return fold;
    }

    private AppendCommand Command<TResponse>(
        Caller caller,
        ConversationKey key,
        ConversationFold fold,
        WriteRequest? request,
        byte[]? bodyHash,
        Decision<TResponse> decision)
        where TResponse : IMessage<TResponse>
    {
        var stored = encoder.Encode(key, fold.Revision, decision.Events, caller.Principal, time.GetUtcNow(), ProfileOf(fold, decision.Events));
        var summary = fold.Revision == 0 ? null : fold.Summary.Clone();
        foreach (var appended in decision.Events)
        {
            summary = ConversationSummary.Apply(summary, appended);
        }

        var record = request is null
            ? null
            : new RequestRecord(request.Key(caller), bodyHash, _ => decision.Response.ToByteArray());
        var showsCustomer = summary!.CustomerId.Length > 0
            && decision.Events.Any(e => e.ContentCase == AssistEvent.ContentOneofCase.ContextUpdated);
        return new AppendCommand(key, fold.Revision, stored, summary, record, decision.History, caller.Principal)
        {
            Shows = showsCustomer ? new CustomerKey(key.Tenant, summary.CustomerId) : null,
            Promises = decision.Promises,
            Booking = decision.Booking,
            Lesson = decision.Lesson,
        };
    }

    private static CustomerProfile? ProfileOf(ConversationFold fold, IReadOnlyList<AssistEvent> events) =>
        events.LastOrDefault(e => e.ContentCase == AssistEvent.ContentOneofCase.ContextUpdated)?.ContextUpdated.Context.Profile
        ?? fold.Context?.Profile;

    private static void Apply(ConversationFold fold, IReadOnlyList<AssistEvent> events, ConversationCache.Lease lease)
    {
        lease.Fold = null;
        foreach (var appended in events)
        {
            fold.Apply(appended);
        }

        lease.Fold = fold;
    }

    private async Task<AppendOutcome> AppendAsync(AppendCommand command)
    {
        try
        {
            return await log.AppendAsync(command, CancellationToken.None);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.OutcomeUnknown)
        {
            // It may stand: its events are found in the log, the customer's new version by nobody.
            await InvalidateAsync(command, IHistoryCache.UnknownVersion);
            throw;
        }
    }

    private async Task PublishAsync(AppendCommand command, AppendOutcome.Appended appended)
    {
        if (command.Events.Count > 0)
        {
            await feed.PublishAsync(command.Events, CancellationToken.None);
        }

        await InvalidateAsync(command, appended.CustomerVersion, appended.MergedInto);
    }

    private async Task InvalidateAsync(AppendCommand command, long version, string mergedInto = "")
    {
        if (command.WritesTo is { } customer)
        {
            var key = mergedInto.Length > 0 ? customer with { CustomerId = mergedInto } : customer;
            await historyCache.InvalidateAsync(key, version, CancellationToken.None);
        }
    }
}
