using AgentAssist.Client.Errors;
using AgentAssist.V1;
using Grpc.Core;
using Service = AgentAssist.V1.CustomerService.CustomerServiceClient;

namespace AgentAssist.Client;

/// <content>The memory of customers.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>Gets what an agent needs to know about a customer.</summary>
    public Task<CustomerContext> GetCustomerContextAsync(
        GetCustomerContextRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).GetCustomerContextAsync(r, o), cancellationToken);

    /// <summary>Writes a customer's profile as a whole.</summary>
    public Task<UpsertCustomerResponse> UpsertCustomerAsync(
        UpsertCustomerRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).UpsertCustomerAsync(r, o), cancellationToken);

    /// <summary>Finds customers by something that identifies them.</summary>
    public Task<FindCustomersResponse> FindCustomersAsync(
        FindCustomersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).FindCustomersAsync(r, o), cancellationToken);

    /// <summary>Merges two records of the same person.</summary>
    public Task<MergeCustomersResponse> MergeCustomersAsync(
        MergeCustomersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).MergeCustomersAsync(r, o), cancellationToken);

    /// <summary>Writes one interaction.</summary>
    public Task<RecordInteractionResponse> RecordInteractionAsync(
        RecordInteractionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).RecordInteractionAsync(r, o), cancellationToken);

    /// <summary>Lists a customer's interactions, newest first.</summary>
    public Task<ListInteractionsResponse> ListInteractionsAsync(
        ListInteractionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ListInteractionsAsync(r, o), cancellationToken);

    /// <summary>Lists the promises made to a customer.</summary>
    public Task<ListPromisesResponse> ListPromisesAsync(
        ListPromisesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ListPromisesAsync(r, o), cancellationToken);

    /// <summary>Corrects a promise or says what became of it.</summary>
    public Task<Promise> UpdatePromiseAsync(UpdatePromiseRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).UpdatePromiseAsync(r, o), cancellationToken);

    /// <summary>Records what a customer said about the company.</summary>
    public Task<Feedback> RecordFeedbackAsync(RecordFeedbackRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).RecordFeedbackAsync(r, o), cancellationToken);

    /// <summary>Records what was done with the feedback of however many customers; returns the feedback named first.</summary>
    public Task<Feedback> RecordFeedbackActionAsync(
        RecordFeedbackActionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).RecordFeedbackActionAsync(r, o), cancellationToken);

    /// <summary>Erases a customer everywhere.</summary>
    public Task<ForgetCustomerResponse> ForgetCustomerAsync(
        ForgetCustomerRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, static (on, r, o) => new Service(on).ForgetCustomerAsync(r, o), cancellationToken);

    /// <summary>
    /// Writes many interactions in one stream, as fast as the server takes them. Not tried again by itself, because the
    /// source can be read once; repeating the import changes nothing that was written before.
    /// </summary>
    /// <param name="interactions">What to write; read one by one, never ahead.</param>
    /// <param name="cancellationToken">Ends the import; what was written stays.</param>
    public Task<ImportInteractionsResponse> ImportAsync(
        IAsyncEnumerable<ImportInteractionsRequest> interactions, CancellationToken cancellationToken = default) =>
        UploadAsync(static (on, o) => new Service(on).ImportInteractions(o), interactions, static interaction => interaction, cancellationToken);

    /// <summary>
    /// Exports everything held about a customer into a stream, as one JSON document. Not tried again by itself: what was written
    /// when it fails is a part of the document and worth nothing.
    /// </summary>
    public async Task ExportCustomerAsync(ExportCustomerRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            using var channel = _channels.Take();
            using var call = new Service(channel.Invoker).ExportCustomer(
                request, new CallOptions(_channels.Headers, cancellationToken: cancellationToken));
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                await output.WriteAsync(call.ResponseStream.Current.Chunk.Memory, cancellationToken);
            }
        }
        catch (RpcException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw RpcErrors.Translate(e);
        }
    }
}
