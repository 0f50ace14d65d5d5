using AgentAssist.Core;
using AgentAssist.Server.Security;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>The memory of customers.</summary>
internal sealed class CustomerGrpcService(AssistCore core, CallerSource callers) : CustomerService.CustomerServiceBase
{
    public override Task<CustomerContext> GetCustomerContext(GetCustomerContextRequest request, ServerCallContext context) =>
        core.Customers.GetContextAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<UpsertCustomerResponse> UpsertCustomer(UpsertCustomerRequest request, ServerCallContext context) =>
        core.Customers.UpsertAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<RecordInteractionResponse> RecordInteraction(RecordInteractionRequest request, ServerCallContext context) =>
        core.Customers.RecordAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<ImportInteractionsResponse> ImportInteractions(
        IAsyncStreamReader<ImportInteractionsRequest> requestStream, ServerCallContext context) =>
        core.Customers.ImportAsync(
            callers.Of(context), requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken);

    public override Task<ListInteractionsResponse> ListInteractions(ListInteractionsRequest request, ServerCallContext context) =>
        core.Customers.ListAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<FindCustomersResponse> FindCustomers(FindCustomersRequest request, ServerCallContext context) =>
        core.CustomerFinder.FindAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<MergeCustomersResponse> MergeCustomers(MergeCustomersRequest request, ServerCallContext context) =>
        core.CustomerMerger.MergeAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<ListPromisesResponse> ListPromises(ListPromisesRequest request, ServerCallContext context) =>
        core.CustomerPromises.ListAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Promise> UpdatePromise(UpdatePromiseRequest request, ServerCallContext context) =>
        core.CustomerPromises.UpdateAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Feedback> RecordFeedback(RecordFeedbackRequest request, ServerCallContext context) =>
        core.CustomerFeedback.RecordAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<Feedback> RecordFeedbackAction(RecordFeedbackActionRequest request, ServerCallContext context) =>
        core.CustomerFeedback.ActAsync(callers.Of(context), request, context.CancellationToken);

    public override Task<ForgetCustomerResponse> ForgetCustomer(ForgetCustomerRequest request, ServerCallContext context) =>
        core.CustomerForgetter.ForgetAsync(callers.Of(context), request, context.CancellationToken);

    public override async Task ExportCustomer(
        ExportCustomerRequest request, IServerStreamWriter<ExportCustomerResponse> responseStream, ServerCallContext context)
    {
        await foreach (var part in core.CustomerExporter.ExportAsync(callers.Of(context), request, context.CancellationToken))
        {
            await responseStream.WriteAsync(part, context.CancellationToken);
        }
    }
}
