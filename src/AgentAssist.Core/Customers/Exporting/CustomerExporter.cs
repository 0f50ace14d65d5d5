using System.Runtime.CompilerServices;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers.Exporting;

/// <summary>
/// Writes everything that is held about a customer as one JSON document:
/// <code>
/// { "customerId", "exportTime", "version", "profile", "mergedCustomerIds": [],
///   "interactions":  [ { "interaction", "priorVersions": [] } ],    newest first
///   "promises":      [],
///   "feedback":      [],
///   "gestures":      [],                                            given and declined
///   "conversations": [ { "conversation", "events": [] } ] }         events as the conversation's participants saw them
/// </code>
/// Messages are protobuf JSON. It is read page by page while it is sent, so that the memory it takes does not grow with the
/// customer; what is written meanwhile may be in it or not. The stored answers to requests, which repeat what is in it for a
/// day, and the keyed hashes that customers are found by are not part of it.
/// </summary>
public sealed class CustomerExporter(ICustomerStore store, IConversationLog log, TimeProvider time)
{
    private const int PageSize = 100;
    private const int PageWithVersions = 10;

    /// <summary>Streams the document.</summary>
    /// <exception cref="AssistException">CUSTOMER_NOT_FOUND before the first chunk; for bad input.</exception>
    public async IAsyncEnumerable<ExportCustomerResponse> ExportAsync(
        Caller caller, ExportCustomerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RequestRules.Id(request.CustomerId, "customer_id");
        var chunks = new JsonChunks();
        await foreach (var _ in WriteAsync(new CustomerKey(caller.Tenant, request.CustomerId), chunks, cancellationToken))
        {
            foreach (var chunk in chunks.Take())
            {
                yield return new ExportCustomerResponse { Chunk = chunk };
            }
        }

        foreach (var chunk in chunks.Take(all: true))
        {
            yield return new ExportCustomerResponse { Chunk = chunk };
        }
    }

    // Each step leaves a page or less behind.
    private async IAsyncEnumerable<int> WriteAsync(
        CustomerKey key, JsonChunks json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (held, history) = await FindAsync(key, cancellationToken);
        json.Write("{\"customerId\":");
        json.WriteText(held.CustomerId);
        json.Write(",\"exportTime\":");
        json.Write(Timestamp.FromDateTimeOffset(time.GetUtcNow()));
        json.Write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $",\"version\":\"{history?.Version ?? 0}\",\"profile\":"));
        json.Write(history?.Profile ?? new CustomerProfile { CustomerId = held.CustomerId });
        json.Write(",\"mergedCustomerIds\":");
        json.Write(System.Text.Json.JsonSerializer.Serialize(await store.ListMergedAsync(held, cancellationToken)));
        json.Write(",\"interactions\":[");
        var separator = new Separator(json);
        await foreach (var some in InteractionsAsync(held, cancellationToken))
        {
            var priors = await store.ListPriorsAsync(held, [.. some.Select(interaction => interaction.InteractionId)], cancellationToken);
            foreach (var interaction in some)
            {
                separator.Write();
                Write(json, interaction, priors.GetValueOrDefault(interaction.InteractionId, []));
                yield return 0;
            }
        }

        json.Write("],\"promises\":[");
        separator = new Separator(json);
        await foreach (var promise in PagesAsync(
            after => store.ListPromisesAsync(held, after, PageSize, cancellationToken), promise => promise.PromiseId))
        {
            separator.Write();
            json.Write(promise);
            yield return 0;
        }

        json.Write("],\"feedback\":[");
        separator = new Separator(json);
        await foreach (var feedback in PagesAsync(
            after => store.ListFeedbackAsync(held, after, PageSize, cancellationToken), feedback => feedback.FeedbackId))
        {
            separator.Write();
            json.Write(feedback);
            yield return 0;
        }

        json.Write("],\"gestures\":[");
        separator = new Separator(json);
        await foreach (var gesture in PagesAsync(
            after => store.ListGesturesAsync(held, after, PageSize, cancellationToken), gesture => gesture.GestureId))
        {
            separator.Write();
            json.Write(gesture);
            yield return 0;
        }

        json.Write("],\"conversations\":[");
        separator = new Separator(json);
        await foreach (var conversation in PagesAsync(
            after => store.ListConversationsAsync(held, after, PageSize, cancellationToken), conversation => conversation.ConversationId))
        {
            separator.Write();
            json.Write("{\"conversation\":");
            json.Write(conversation);
            json.Write(",\"events\":[");
            var inner = new Separator(json);
            await foreach (var stored in EventsAsync(new ConversationKey(held.Tenant, conversation.ConversationId), conversation, cancellationToken))
            {
                inner.Write();
                json.Write(AssistEvent.Parser.ParseFrom(stored.Participants.Span));
                yield return 0;
            }

            json.Write("]}");
        }

        json.Write("]}");
    }

    private static void Write(JsonChunks json, Interaction interaction, IReadOnlyList<PriorVersion> priors)
    {
        json.Write("{\"interaction\":");
        json.Write(interaction);
        json.Write(",\"priorVersions\":[");
        var separator = new Separator(json);
        foreach (var prior in priors)
        {
            separator.Write();
            json.Write(prior.Interaction);
        }

        json.Write("]}");
    }

    private async Task<(CustomerKey Held, CustomerHistory? History)> FindAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        var history = await store.ReadAsync(key, 1, cancellationToken);
        if (history is { MergedInto.Length: > 0 })
        {
            key = key with { CustomerId = history.MergedInto };
            history = await store.ReadAsync(key, 1, cancellationToken);
        }

        // Somebody may only be known from conversations.
        return history is null && (await store.ListConversationsAsync(key, "", 1, cancellationToken)).Count == 0
            ? throw CustomerRules.NotFound(key.CustomerId)
            : (key, history);
    }

    private async IAsyncEnumerable<IReadOnlyList<Interaction>> InteractionsAsync(
        CustomerKey key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (DateTimeOffset, string)? after = null;
        while (await store.ListInteractionsAsync(key, "", after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            // An interaction may have many versions, all of them long.
            foreach (var some in page.Chunk(PageWithVersions))
            {
                yield return some;
            }

            after = (page[^1].OccurredAt.ToDateTimeOffset(), page[^1].InteractionId);
        }
    }

    /// <summary>What is listed in order of id, however many pages it is.</summary>
    private static async IAsyncEnumerable<T> PagesAsync<T>(Func<string, Task<IReadOnlyList<T>>> listBehind, Func<T, string> idOf)
    {
        var after = "";
        while (await listBehind(after) is { Count: > 0 } page)
        {
            foreach (var item in page)
            {
                yield return item;
            }

            after = idOf(page[^1]);
        }
    }

    private async IAsyncEnumerable<StoredEvent> EventsAsync(
        ConversationKey key, Conversation conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Math.Max(1, conversation.EarliestRevision);
        while (true)
        {
            IReadOnlyList<StoredEvent> page;
            try
            {
                page = await log.ReadAsync(key, next, PageSize, cancellationToken);
            }
            catch (AssistException e) when (e.Reason == ErrorReason.HistoryTrimmed)
            {
                yield break; // Retention came between two pages.
            }

            foreach (var stored in page)
            {
                yield return stored;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            next += page.Count;
        }
    }

    private sealed class Separator(JsonChunks json)
    {
        private bool _behindFirst;

        public void Write()
        {
            if (_behindFirst)
            {
                json.Write(",");
            }

            _behindFirst = true;
        }
    }
}
