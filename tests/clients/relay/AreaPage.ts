// What a page with Relay asks of a schema: refetching by `node(id)`, and a connection that pages in both roots and fields.
import { graphql } from "relay-runtime";

export const page = graphql`
  query AreaPageQuery($area: ID!, $day: Date!) {
    area(id: $area, asOf: { validOn: $day }) {
      ...AreaPage_area
    }
  }
`;

export const area = graphql`
  fragment AreaPage_area on Area
  @refetchable(queryName: "AreaPageAreaRefetchQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
    id
    key
    name
    children(first: $count, after: $cursor) @connection(key: "AreaPage_children") {
      totalCount
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

export const enterprises = graphql`
  fragment AreaPage_enterprises on Query
  @refetchable(queryName: "AreaPageEnterprisesPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
    asOf: { type: "AsOf" }
  ) {
    enterprises(first: $first, after: $after, last: $last, before: $before, asOf: $asOf)
      @connection(key: "AreaPage_enterprises") {
      edges {
        node {
          id
          name
          assignments(first: 10) {
            edges {
              node {
                assignee {
                  __typename
                  ... on Node {
                    id
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;
